import { beforeAll, describe, expect, test } from '@jest/globals';

import type { BotParts } from '../bot/guide/create-guide.js';
import { createBotParts } from '../bot/guide/create-guide.js';
import { offered } from '../bot/render/offered.js';
import { plainText } from '../bot/render/plain.js';

import { Talk } from './support/core-talk.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** What is folded, for clients that cannot fold: `more:<topic>/<fold>` answers with that fold alone. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NIGHT = { date: '2026-11-23', minute: 180 };
const begin = (lang: (typeof WHOLE_LANGS)[number] = 'nl'): Talk => new Talk(parts.bot, NIGHT, lang).open();

const DANGER = ['safety.danger', 'safety.violence', 'safety.exploitation', 'safety.suicide', 'safety.child'];

describe.each([...DANGER, 'housing.homeless'])('%s', (topic) => {
  test.each(WHOLE_LANGS)('in %s: every fold has an id of its own and answers alone', (lang) => {
    const { folds, choices, messages } = begin(lang).tap(`topic:${topic}`).last.reply;
    const ids = folds.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe(`${topic}/sources`);
    expect(messages[0]!.blocks.map(({ type }) => type)).toEqual(['calls', 'text']);
    for (const { id, title, blocks } of folds) {
      const talk = begin(lang).tap(`topic:${topic}`).tap(`more:${id}`);
      expect(talk.last.event).toMatchObject({ kind: 'crisis', topic });
      expect(talk.text).toBe(plainText({ blocks: [{ type: 'text', style: 'lead', text: title }, ...blocks] }));
      const others = ids.filter((other) => other !== id).map((other) => `more:${other}`);
      expect(talk.choices).toEqual(expect.arrayContaining(others));
    }
    expect(
      offered({ folds, choices })
        .slice(0, ids.length)
        .map(({ id }) => id),
    ).toEqual(ids.map((id) => `more:${id}`));
  });
});

test('a fold can be asked for whatever was shown last; it is no yes or no', () => {
  const talk = begin().tap('topic:deposit.rules').tap('more:safety.violence/no_papers');
  expect(talk.last.event.topic).toBe('safety.violence');
  expect(talk.say('ja').last.event.kind).not.toBe('crisis');
});

test.each(['more:safety.violence/nothing', 'more:nothing.such/minor', 'more:', 'more:safety.violence'])(
  '%s is no choice of ours, and says so',
  (id) => {
    expect(begin().tap(id).last.event.kind).toBe('bad_input');
  },
);

test('where the facts are past their day nothing stands above the numbers', () => {
  const talk = new Talk(parts.bot, { date: '2027-09-01', minute: 600 }, 'fr').open().tap('topic:safety.violence');
  const [message] = talk.last.reply.messages;
  expect(message!.blocks.map(({ type }) => type)).toEqual(['calls', 'text']);
});

test('a phone number that a text names is told to channels, so that they make a link of it', () => {
  const { phones } = begin('fr').tap('topic:safety.violence').last.reply;
  expect(phones).toEqual(expect.arrayContaining(['0800 30 030', '107', '1712', '106', '112']));
});
