import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Input } from '../bot/talk/input.js';
import { newTalk } from '../bot/talk/talk-state.js';
import { turn } from '../bot/talk/turn.js';
import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';
import { deposit, say, type Seen, seenAfter, tap } from './support/talk-after.js';

/** A typed text answers what is on the screen, and danger is detected in every place. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const after = (...inputs: Input[]): Seen => seenAfter(parts, 'nl', inputs);

/** The open question is whether the person was a minor at the request. Both "yes" and "no" are answers. */
const atRequest = [
  tap('topic:reunification.minor'),
  tap('reunification.minor:who=self'),
  tap('reunification.minor:age_now=adult'),
];
const atRequestOpen = expect.arrayContaining(['reunification.minor:at_request=yes']);

describe('a message that only sounds like danger, in the middle of a dialog', () => {
  const said = [...atRequest, say('ik ben bang')];

  test('leaves the question on the screen, under a line of help and with a way to more', () => {
    const seen = after(...said);
    expect(seen).toMatchObject({ event: 'not_understood', topic: 'reunification.minor', banner: 'safety.danger' });
    expect(seen.choices).toEqual(atRequestOpen);
    expect(seen.choices).toContain('topic:safety.danger');
  });

  test.each(['ja', '1', 'Ja.'])('takes "%s" after it as the answer to that question', (typed) => {
    const seen = after(...said, say(typed));
    expect(seen).toMatchObject({ event: 'asked', banner: null });
    expect(seen.choices).toEqual(after(...atRequest, say(typed)).choices);
  });

  test('opens the help by its choice, and the dialog waits', () => {
    const help = [...said, tap('topic:safety.danger')];
    expect(after(...help)).toMatchObject({ event: 'crisis', topic: 'safety.danger', banner: null });
    expect(after(...help, tap('do:continue')).choices).toEqual(atRequestOpen);
  });

  test('clear danger goes before every answer', () => {
    const seen = after(...said, say('ja ik wil dood'));
    expect([seen.event, seen.topic]).toEqual(['crisis', 'safety.suicide']);
  });

  test('words that say which answer is meant are that answer, under the line', () => {
    const seen = after(...deposit({ who: 'self' }), say('ik ben bang, wij wonen in Vlaanderen'));
    expect(seen.choices).toContain('deposit.start:lease=draft');
    expect(seen.banner).toBe('safety.danger');
  });
});

describe('a message that only sounds like danger, in a new talk', () => {
  test('gets the reply that any message gets that is not understood, and a way to help', () => {
    const seen = after(say('ik ben bang'));
    expect(['not_understood', 'offered']).toContain(seen.event);
    expect(seen).toMatchObject({ banner: 'safety.danger' });
    expect(seen.choices).toContain('topic:safety.danger');
  });

  test('and a question gets its answer', () => {
    const asked = say('ik ben bang, is cash vragen oplichting?');
    expect(after(asked)).toMatchObject({ event: 'answered', topic: 'deposit.scam', banner: 'safety.danger' });
  });
});

test('a talk kept since a release that asked about danger: its yes, its no and its buttons do what they said', () => {
  const kept = { ...newTalk('nl'), offered: ['topic:safety.danger', 'do:none'], lastTopic: 'safety.danger' };
  const then = (input: Input): [string, string | null] => {
    const { event } = new Talk(parts.bot, { date: '2026-11-23', minute: 600 }, 'nl', kept).take(input).last;
    return [event.kind, event.topic];
  };
  for (const yes of [say('ja'), say('1'), tap('topic:safety.danger')])
    expect(then(yes)).toEqual(['crisis', 'safety.danger']);
  for (const no of [say('nee'), say('2'), tap('do:none')]) expect(then(no)).toEqual(['not_understood', null]);
});

test('what a message only sounded like draws no later question towards danger', () => {
  const contexts: (string | null)[] = [];
  const match: BotParts['context']['match'] = (text, lang, context) => {
    contexts.push(context.lastTopic);
    return parts.context.match(text, lang, context);
  };
  const on = { today: '2026-11-23', lang: 'nl' } as const;
  const listening = { ...parts.context, match };
  const { state } = turn(listening, null, say('ik ben bang'), on);
  turn(listening, state, say('wat kost een advocaat'), on);
  expect(contexts).toEqual([null, null]);
});

test('a link to help in danger says that it is about danger, for groups where others read', () => {
  expect(after(...atRequest, say('mijn man slaat mij'), say('deel dit')).topic).toBe('safety.violence');
  expect(after(...atRequest, say('deel dit')).topic).toBe('meta.share');
});

describe('what else may stand before the open question', () => {
  test('after clear danger a number is one of the buttons there: the first goes on, the next is more help', () => {
    expect(after(...atRequest, say('ik wil dood'), say('1')).choices).toEqual(atRequestOpen);
    const seen = after(...atRequest, say('ik wil dood'), say('2'));
    expect([seen.event, seen.topic]).toEqual(['crisis', 'safety.danger']);
  });

  test.each(['ja', 'ok', 'nee', '9'])('after clear danger "%s" answers nothing of the dialog', (typed) => {
    expect(after(...atRequest, say('ik wil dood'), say(typed)).choices).toEqual(atRequestOpen);
  });

  test('after the menu', () => {
    expect(after(...atRequest, tap('do:menu'), say('1')).choices).toEqual(atRequestOpen);
    const second = after(...atRequest, tap('do:menu')).choices[1]!;
    expect(second).toMatch(/^(menu|topic):/);
    expect(after(...atRequest, tap('do:menu'), say('2'))).toEqual(after(...atRequest, tap('do:menu'), tap(second)));
  });

  test('after "change an answer"', () => {
    const seen = after(...atRequest, tap('reunification.minor:at_request=yes'), tap('do:change'), say('3'));
    expect(seen.choices).toEqual(atRequestOpen);
  });

  test('an answer that ends in the question leaves it on the screen', () => {
    const seen = after(...deposit({ who: 'self' }), say('is cash vragen oplichting?'), say('1'));
    expect(seen.choices).toContain('deposit.start:lease=draft');
  });
});

describe('a message that is too long', () => {
  const filler = 'woord '.repeat(500);

  test('is asked for in fewer words', () => {
    expect(after(say(filler))).toMatchObject({ event: 'bad_input', banner: null });
  });

  test.each([
    ['at its begin', `ik ben bang. ${filler}`],
    ['at its end', `${filler}. Ik ben bang.`],
  ])('that may speak of danger %s is asked for in fewer words, under a line of help', (_where, text) => {
    const seen = after(say(text));
    expect(seen).toMatchObject({ event: 'bad_input', banner: 'safety.danger' });
    expect(seen.choices).toContain('topic:safety.danger');
  });

  test.each([
    ['at its begin', `mijn man slaat mij. ${filler}`],
    ['at its end', `${filler} mijn man slaat mij`],
    ['at its end, after a doubt', `ik ben bang. ${filler} mijn man slaat mij`],
  ])('that speaks of danger %s brings the help', (_where, text) => {
    expect(after(say(text))).toMatchObject({ event: 'crisis', topic: 'safety.violence' });
  });
});
