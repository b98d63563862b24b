import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import { FactBook } from '../../bot/model/facts.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const { facts } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: () => false };
const without = (...gone: string[]): FlowEnv => ({
  ...env,
  facts: new FactBook(facts.ids().flatMap((id) => (gone.includes(id) ? [] : [facts.get(id)!]))),
});
const turnedAdult: Answers = {
  age_now: 'adult',
  at_request: 'yes',
  alone: 'yes',
  status: 'refugee',
  granted_on: '2026-09-01',
  siblings: 'no',
};
const minor: Answers = { ...turnedAdult, age_now: 'minor', guardian: 'yes' };

function blocks(answers: Answers, asked: FlowEnv = env): [position: string[], steps: string[]] {
  const [position, steps] = outcome(answers, asked).messages.map((parts) =>
    parts.flatMap((part) => ('block' in part ? [part.block] : [])),
  );
  return [position!, steps!];
}

test.each([
  ['an adult when asking', { at_request: 'no' }, 'was_adult'],
  ['an adult when asking, in the procedure still', { at_request: 'no', status: 'pending' }, 'was_adult'],
  ['not known whether a minor when asking', { at_request: 'unknown' }, 'not_sure'],
  ['not known whether alone', { alone: 'unknown' }, 'not_sure'],
  ['with an adult', { alone: 'no' }, 'accompanied'],
  ['with an adult, in the procedure still', { alone: 'no', status: 'pending' }, 'accompanied'],
])('%s: nothing more is reckoned, and a lawyer looks', (_, change, expected) => {
  expect(blocks({ ...turnedAdult, ...change })).toEqual([[expected], ['steps_lawyer']]);
});

test('none of that stands on the day on which the law changed', () => {
  const asked = without('family.new_law_from');
  expect(blocks({ ...turnedAdult, at_request: 'no' }, asked)[0]).toEqual(['was_adult']);
  expect(blocks({ ...minor, alone: 'no' }, asked)[0]).toEqual(['accompanied']);
  expect(blocks(minor, asked)[0]).toEqual(['not_sure']);
});

test('the longer of two disputed terms is never told alone', () => {
  expect(blocks(turnedAdult)[0]).toEqual(['turned_adult', 'dvz_until', 'court_until', 'disagree']);
  expect(blocks(turnedAdult, without('family.minor_term_court'))[0]).toEqual(['turned_adult', 'dvz_until', 'disagree']);
  expect(blocks(turnedAdult, without('family.minor_term_dvz'))[0]).toEqual(['turned_adult', 'disagree']);
});

test('a request still running, and a status whose day is not known', () => {
  expect(blocks({ ...minor, status: 'pending' })).toEqual([['pending'], ['steps_pending']]);
  expect(blocks({ ...minor, granted_on: 'unknown' })).toEqual([['not_sure', 'before_eighteen'], ['steps_minor']]);
});
