import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { type BotParts, createBotParts } from '../guide/create-guide.js';
import { Message } from '../text/message.js';
import { decideText } from './decide.js';
import { read } from './read.js';
import { newTalk, type TalkState } from './talk-state.js';
import { beginTurn, type Turn, type TurnContext } from './turn-context.js';

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

/** Looks at the message, by what was asked. */
let looks: Record<string, number>;
beforeEach(() => {
  looks = {};
});

/** The real context, which counts each look at `text`, or at what it is when normalised. */
function counting(text: string): TurnContext {
  const { context } = parts;
  const normal = context.normalise(text, 'nl');
  const counted = { ...context };
  for (const name of ['match', 'detectDanger', 'detect', 'command', 'place', 'normalise'] as const) {
    const look = context[name] as (...given: unknown[]) => unknown;
    const count = (...given: unknown[]): unknown => {
      const seen = given[0] instanceof Message ? given[0].text : given[0];
      if (seen === text || seen === normal) looks[name] = (looks[name] ?? 0) + 1;
      return look(...given);
    };
    Object.assign(counted, { [name]: count });
  }
  counted.options = (...given) => {
    looks['options'] = (looks['options'] ?? 0) + 1;
    return context.options(...given);
  };
  return counted;
}

function turnAt(text: string, flow: TalkState['flow']): Turn {
  return beginTurn(counting(text), { ...newTalk('nl'), flow }, { today: '2026-11-23', lang: 'nl' });
}

const region = { id: 'deposit.start', answers: { who: 'self' } };
const day = { id: 'reunification.deadline', answers: { status: 'refugee' } };

test.each([
  ['at no question', 'Hoe lang duurt dat hier?', null],
  ['at a question about a region', 'In Mechelen, denk ik', region],
  ['at a question about a day', 'op 3 mei 2026', day],
])('%s each thing is looked for once, however often it is asked for', (_where, text, flow) => {
  const reading = read(turnAt(text, flow), text);
  expect(JSON.stringify(reading)).toBe(JSON.stringify(reading));
  expect(JSON.stringify(reading)).not.toBe('{}');
  const once = { ...looks };
  delete once['options'];
  expect(once).toEqual({
    normalise: 1,
    detectDanger: 1,
    match: 1,
    detect: 1,
    command: 1,
    ...(flow === region ? { place: 1 } : {}),
  });
});

test('what decides early is all that is looked for', () => {
  const clear = 'mijn man slaat mij';
  const turn = turnAt(clear, region);
  expect(decideText(turn, read(turn, clear)).move).toMatchObject({ do: 'topic', topic: 'safety.violence' });
  // What else it may ask is the way back from the help.
  expect(looks).toEqual({ normalise: 1, detectDanger: 1, match: 1, detect: 1 });
});

test('an answer costs no look for a topic or a language', () => {
  const turn = turnAt('Vlaanderen', region);
  expect(decideText(turn, read(turn, 'Vlaanderen')).move).toMatchObject({ do: 'answer', answer: 'flanders' });
  expect(looks).toEqual({ normalise: 1, detectDanger: 1, options: 1 });
});

test('a reading is plain data', () => {
  const reading = read(turnAt('in Gent', region), 'in Gent');
  const copy = JSON.parse(JSON.stringify(reading)) as unknown;
  expect(copy).toEqual(reading);
  expect(copy).toMatchObject({ place: 'flanders', mayBePlace: true, options: { exact: null } });
});

test.each([
  ['2', 2],
  ['٢', 2],
  ['12.', 12],
  ['2 kinderen', 0],
])('the number that "%s" is: %i', (text, number) => {
  expect(read(turnAt(text, null), text).everyday.number).toBe(number);
});
