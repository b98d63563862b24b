import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Input } from '../bot/talk/input.js';
import { turn } from '../bot/talk/turn.js';
import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { deposit, say, type Seen, seenAfter, tap } from './support/talk-after.js';

/** A typed text answers what is on the screen, and danger is detected in every place. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const after = (...inputs: Input[]): Seen => seenAfter(parts, 'nl', inputs);

/** The open question is whether the person was a minor at the request. Both "yes" and "no" are answers. */
const atRequest = [tap('topic:reunification.minor'), tap('reunification.minor:age_now=adult')];
const atRequestOpen = expect.arrayContaining(['reunification.minor:at_request=yes']);
describe('the gentle question in the middle of a dialog', () => {
  test.each(['ja', 'Ja!', 'ok', 'ja graag', 'ja, help mij', 'oui', 'yes', 'نعم', '1', '١'])(
    '"%s" opens the help, and the dialog waits',
    (typed) => {
      const seen = after(...atRequest, say('ik ben bang'), say(typed));
      expect([seen.event, seen.topic]).toEqual(['crisis', 'safety.danger']);
      expect(seen.choices).toContain('do:continue');
      const further = after(...atRequest, say('ik ben bang'), say(typed), tap('do:continue'));
      expect(further.choices).toEqual(atRequestOpen);
    },
  );

  test.each(['nee', 'Neen.', 'non', 'لا', '2'])('"%s" goes on where the dialog was', (typed) => {
    const seen = after(...atRequest, say('ik ben bang'), say(typed));
    expect(seen.event).toBe('asked');
    expect(seen.choices).toEqual(atRequestOpen);
  });

  test.each(['weet ik niet', 'nee dank je', '3', 'unknown'])('"%s" is no answer to the dialog', (typed) => {
    expect(after(...atRequest, say('ik ben bang'), say(typed)).choices).toEqual(atRequestOpen);
  });

  test('a word for a day is no answer to a question about a day that is not on the screen', () => {
    const steps = [tap('topic:reunification.deadline'), tap('reunification.deadline:status=refugee')];
    const seen = after(...steps, say('ik ben bang'), say('nu'));
    expect(seen.choices).toContain('reunification.deadline:granted_on=unknown');
  });

  test('clear danger goes before every answer', () => {
    const seen = after(...atRequest, say('ik ben bang'), say('ja ik wil dood'));
    expect([seen.event, seen.topic]).toEqual(['crisis', 'safety.suicide']);
  });

  test('words that say which answer is meant are that answer', () => {
    const seen = after(...deposit({ who: 'self' }), say('ik ben bang'), say('Vlaanderen'));
    expect(seen.choices).toContain('deposit.start:lease=draft');
  });
});

describe('the gentle question in a new talk', () => {
  test.each(['ja', '1'])('"%s" opens the help', (typed) => {
    expect(after(say('ik ben bang'), say(typed))).toMatchObject({ event: 'crisis', topic: 'safety.danger' });
  });

  test.each(['nee', '2'])('"%s" does what its button does', (typed) => {
    const seen = after(say('ik ben bang'), say(typed));
    expect(seen).toEqual(after(say('ik ben bang'), tap('do:none')));
  });
});

test('what was only asked about draws no later question towards danger', () => {
  const contexts: (string | null)[] = [];
  const match: BotParts['context']['match'] = (text, lang, context) => {
    contexts.push(context.lastTopic);
    return parts.context.match(text, lang, context);
  };
  const on = { today: '2026-11-23', lang: 'nl' } as const;
  const listening = { ...parts.context, match };
  const { state } = turn(listening, null, say('ik ben bang'), on);
  turn(listening, state, say('wat kost een advocaat'), on);
  expect(contexts).toEqual([null]);
});

test('a link to help in danger says that it is about danger, for groups where others read', () => {
  expect(after(...atRequest, say('mijn man slaat mij'), say('deel dit')).topic).toBe('safety.violence');
  expect(after(...atRequest, say('deel dit')).topic).toBe('meta.share');
});

describe('what else may stand before the open question', () => {
  test('after clear danger a number is one of the buttons there', () => {
    const seen = after(...atRequest, say('ik wil dood'), say('1'));
    expect([seen.event, seen.topic]).toEqual(['crisis', 'safety.danger']);
  });

  test.each(['ja', 'ok', 'nee', '9'])('after clear danger "%s" answers nothing of the dialog', (typed) => {
    expect(after(...atRequest, say('ik wil dood'), say(typed)).choices).toEqual(atRequestOpen);
  });

  test('after the menu', () => {
    expect(after(...atRequest, tap('do:menu'), say('1')).choices).toEqual(atRequestOpen);
    expect(after(...atRequest, tap('do:menu'), say('2')).topic).toBe('reunification.start');
  });

  test('after "change an answer"', () => {
    const seen = after(...atRequest, tap('reunification.minor:at_request=yes'), tap('do:change'), say('2'));
    expect(seen.choices).toEqual(atRequestOpen);
  });

  test('an answer that ends in the question leaves it on the screen', () => {
    const seen = after(...deposit({ who: 'self' }), say('is cash vragen oplichting?'), say('1'));
    expect(seen.choices).toContain('deposit.start:lease=draft');
  });
});

describe('a message that is too long', () => {
  const filler = 'woord '.repeat(500);

  test('and no more than like danger is asked for in fewer words', () => {
    expect(parts.context.detectDanger(filler.slice(0, 2000), 'nl')).toMatchObject({ weak: true });
    expect(after(say(filler)).event).toBe('bad_input');
  });

  test.each([
    ['at its begin', `ik ben bang. ${filler}`],
    ['at its end', `${filler} ik ben bang.`],
  ])('that may speak of danger %s brings the gentle question', (_where, text) => {
    expect(after(say(text))).toMatchObject({ event: 'crisis_maybe', topic: 'safety.danger' });
  });

  test.each([
    ['at its begin', `mijn man slaat mij. ${filler}`],
    ['at its end', `${filler} mijn man slaat mij`],
    ['at its end, after a doubt', `ik ben bang. ${filler} mijn man slaat mij`],
  ])('that speaks of danger %s brings the help', (_where, text) => {
    expect(after(say(text))).toMatchObject({ event: 'crisis', topic: 'safety.violence' });
  });
});
