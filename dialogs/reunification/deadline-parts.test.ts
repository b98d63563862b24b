import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import { FactBook } from '../../bot/model/facts.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { deadlineParts, deadlineSteps } from './deadline-parts.js';

const { facts } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: () => false };
const blocks = (answers: Answers): string[] =>
  deadlineParts(answers, env).flatMap((part) => ('block' in part ? [part.block] : []));

const OLD_RULES = ['with_conditions', 'old_until', 'reckon', 'tie_after'];

// The time without conditions is only for a family that existed before the sponsor came (`family.exemption_tie`).
test.each([
  ['refugee of the old law', { status: 'refugee', granted_on: '2025-03-01' }, OLD_RULES],
  [
    'refugee of the new law',
    { status: 'refugee', granted_on: '2026-01-10' },
    ['with_conditions', 'reckon', 'tie_after'],
  ],
  [
    'refugee within the time',
    { status: 'refugee', granted_on: '2026-07-01' },
    ['with_conditions', 'reckon', 'tie_after'],
  ],
  [
    'subsidiary protection of the old law',
    { status: 'subsidiary', granted_on: '2025-03-01' },
    [...OLD_RULES, 'suspended_note'],
  ],
])('a family that began later never had the time: %s', (_, answers, expected) => {
  expect(blocks({ ...answers, tie: 'after' })).toEqual(expected);
});

test('for a family that existed before, the time that is over is named', () => {
  expect(blocks({ status: 'refugee', granted_on: '2025-03-01', tie: 'before' }).slice(0, 4)).toEqual([
    'with_conditions',
    'old_until_days',
    'reckon',
    'over_old',
  ]);
  expect(blocks({ status: 'refugee', granted_on: '2026-01-10', tie: 'before' })).toEqual([
    'with_conditions',
    'reckon',
    'over_new',
    'late_explained',
  ]);
});

describe('a fact that decides on the regime and is taken away', () => {
  const without = (...gone: string[]): FlowEnv => ({
    ...env,
    facts: new FactBook(facts.ids().flatMap((id) => (gone.includes(id) ? [] : [facts.get(id)!]))),
  });
  const said = (answers: Answers, asked: FlowEnv): string[][] =>
    [deadlineParts(answers, asked), deadlineSteps(answers, asked)].map((parts) =>
      parts.flatMap((part) => ('block' in part ? [part.block] : [])),
    );

  test.each([
    ['the day on which the law changed', 'family.new_law_from', { status: 'refugee', granted_on: '2026-01-10' }],
    ['the end of the old rules', 'family.transition_until', { status: 'refugee', granted_on: '2025-03-01' }],
    ['the end of the old rules', 'family.transition_until', { status: 'subsidiary', granted_on: '2025-03-01' }],
    ['the time itself', 'family.exemption', { status: 'refugee', granted_on: '2025-03-01' }],
  ])('%s: nothing is said for whom it decides', (_, fact, answers) => {
    expect(said(answers, without(fact))).toEqual([['cannot_say', 'take_card', 'not_checked'], ['steps_lawyer']]);
  });

  test('what the news said of the suspension: the safe day needs it not, and is told alone', () => {
    const answers = { status: 'subsidiary', granted_on: '2026-07-10', tie: 'before' };
    expect(said(answers, without('family.sp_suspended_on'))).toEqual(said(answers, env));
    expect(said(answers, env).flat()).toEqual(expect.arrayContaining(['until', 'suspended_unclear', 'steps_file']));
  });

  test.each([
    [
      'the day of the suspension, for a refugee',
      'family.sp_suspended_on',
      { status: 'refugee', granted_on: '2025-03-01' },
    ],
    [
      'the end of the old rules, for a later status',
      'family.transition_until',
      { status: 'refugee', granted_on: '2026-01-10' },
    ],
  ])('%s: it decides nothing, and all is said as ever', (_, fact, answers) => {
    expect(said(answers, without(fact))).toEqual(said(answers, env));
    expect(said(answers, env).flat()).not.toContain('cannot_say');
  });
});
