import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { copyContentForEach } from '../bot/content/testing/content-copy.js';
import type { LocalNow } from '../bot/core/calendar.js';
import { createBotParts, createEssentialParts } from '../bot/create-bot.js';
import { Talk } from './support/core-talk.js';

/** A person in danger gets a number even where somebody broke the content. */
const copy = copyContentForEach();

const MORNING = { date: '2026-11-23', minute: 10 * 60 };

test.each([
  ['an answer', 'nl/deposit.ocmw.yaml'],
  ['a dialog', 'fr/reunification.start.yaml'],
  ['the facts', 'facts.yaml'],
])('with %s broken, danger is still answered', async (_name, file) => {
  writeFileSync(join(copy.dir, file), 'title: [broken');
  await expect(createBotParts(copy.dir)).rejects.toThrow(file);
  const { bot } = createEssentialParts(copy.dir);
  for (const [text, number] of [
    ['mijn man slaat mij', '112'],
    ['je veux mourir', '1813'],
    ['زوجي يضربني', '112'],
    ['we slapen vannacht op straat', '0800'],
  ] as const) {
    const talk = new Talk(bot, MORNING).say(text);
    expect(talk.last.event.kind).toBe('crisis');
    expect(talk.text).toContain(number);
  }
  expect(new Talk(bot, MORNING).say('hoeveel waarborg mag de huisbaas vragen').choices.length).toBeGreaterThan(0);
});

test('the first message names the lines that are open at that hour', async () => {
  const { bot } = await createBotParts();
  const first = (now: LocalNow): string => {
    const { reply } = new Talk(bot, now).say('mijn man slaat mij').last;
    const list = reply.messages[0]!.blocks.find((block) => block.type === 'list');
    return list?.type === 'list' ? list.items.join('\n') : '';
  };
  expect(first(MORNING)).toContain('1712');
  const [night, sunday, holiday] = [{ minute: 22 * 60 }, { date: '2026-11-22' }, { date: '2026-07-21' }];
  for (const closed of [night, sunday, holiday].map((then) => first({ ...MORNING, ...then }))) {
    expect(closed).not.toContain('1712');
    expect(closed).toContain('106');
    expect(closed).toContain('112');
  }
});

test('every topic about danger or about the bot itself is among what is served then', () => {
  const wanted = [...loadContent().topics.values()].filter(({ kind }) => kind === 'crisis' || kind === 'meta');
  const served = [...loadContent(undefined, 'essential').topics.keys()];
  expect(served).toEqual(expect.arrayContaining(wanted.map(({ id }) => id)));
});
