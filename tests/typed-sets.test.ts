import { beforeAll, describe, expect, test } from '@jest/globals';

import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { PLANNED_LANGS } from '../bot/model/lang.js';
import { missed, playTyped, playTypedSet, type TypedVerdict } from './support/play-typed.js';
import { type TypedCase, typedSets } from './support/typed-sets.js';

/**
 * Typed answers of the development set. The floor may only rise, the ceiling only fall; `npm run bench -- typed` names
 * what is missed.
 */
const LEAST_RIGHT = 140;
const MOST_WRONG = 0;

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

test('the development set is read as well as before, and no more is stored wrongly', () => {
  const rows = playTypedSet('dev-typed', parts.bot, parts.context.flows);
  const wrong = rows.filter(({ verdict }) => verdict === 'wrong').map(missed);
  const right = rows.filter(({ verdict }) => verdict === 'right');
  expect(wrong.length > MOST_WRONG ? wrong : []).toEqual([]);
  expect(right.length).toBeGreaterThanOrEqual(LEAST_RIGHT);
});

test('every screen of the honest set can be reached, and every language has a set', () => {
  expect(() => playTypedSet('honest-typed', parts.bot, parts.context.flows)).not.toThrow();
  for (const which of ['honest-typed', 'dev-typed'] as const)
    expect(typedSets(which).map(([lang]) => lang)).toEqual([...PLANNED_LANGS]);
});

describe('what came is judged', () => {
  const verdict = (it: Partial<TypedCase>): TypedVerdict =>
    playTyped(parts.bot, parts.context.flows, 'en', {
      on: 'dep-region',
      says: 'Brussels',
      kind: 'place',
      may: {},
      ...it,
    }).verdict;

  test.each<[TypedVerdict, Partial<TypedCase>]>([
    ['right', { gives: { region: 'brussels' } }],
    ['wrong', { gives: { region: 'flanders' } }],
    ['wrong', { keeps: true }],
    ['right', { keeps: true, may: { region: 'brussels' } }],
    ['again', { says: 'qqqq', gives: { region: 'brussels' } }],
    ['right', { says: 'qqqq', keeps: true }],
    ['right', { on: 'start', says: 'thank you', topic: ['meta.thanks'] }],
    ['again', { on: 'start', says: 'qqqq', topic: ['deposit.rules'] }],
  ])('%s: %j', (expected, it) => {
    expect(verdict(it)).toBe(expected);
  });
});
