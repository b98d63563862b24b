import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const env: FlowEnv = { today: '2026-11-22', facts: loadContent().facts, isHoliday: () => false };
const signedLastWeek: Answers = {
  who: 'self',
  region: 'flanders',
  lease: 'signed',
  signed_on: '2026-11-15',
  reception: 'no',
  papers: 'protection',
  income: 'work',
  arrears: 'no',
  urgency: 'weeks',
};

const firstMessage = (change: Answers): string[] =>
  outcome({ ...signedLastWeek, ...change }, env).messages[0]!.flatMap((part) => ('block' in part ? [part.block] : []));

test.each([
  ['it may be possible', {}],
  ['the fund is to be asked', { arrears: 'unknown' }],
])('the last day for the loan is told where %s', (_, change) => {
  expect(firstMessage(change)).toContain('deadline_loan');
});

test('no last day is told for a loan that is excluded', () => {
  expect(firstMessage({ arrears: 'yes' })).toEqual(['first_ocmw']);
  expect(firstMessage({ arrears: 'yes', signed_on: '2026-08-22' })).toEqual(['first_ocmw']);
});

test('papers for the loan are named where the loan is not excluded', () => {
  const named = (change: Answers): string[] =>
    outcome({ ...signedLastWeek, ...change }, env)
      .messages.flat()
      .flatMap((part) => ('block' in part && part.block.startsWith('papers_') ? [part.block] : []));
  expect(named({})).toEqual(['papers_ocmw', 'papers_loan']);
  expect(named({ arrears: 'unknown' })).toEqual(['papers_ocmw', 'papers_loan']);
  expect(named({ arrears: 'yes' })).toEqual(['papers_ocmw']);
});
