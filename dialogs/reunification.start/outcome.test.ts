import { describe, expect, test } from '@jest/globals';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { FactBook } from '../../bot/model/facts.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const { facts } = loadContent();
const on = (today: string): FlowEnv => ({ today, facts, isHoliday: isPublicHoliday });

/** The blocks of the first message, which says by when to appeal, and the day that they name. */
function refused(notified: string, env: FlowEnv): unknown[] {
  const answers = { who: 'self', stage: 'refused', notified_on: notified };
  return outcome(answers, env).messages[0]!.map((part) => {
    if (!('block' in part)) return null;
    const by = part.params?.['appeal_by'];
    return by?.type === 'date' ? [part.block, by.date] : [part.block];
  });
}

describe('a refusal of 23 October 2026, whose thirtieth day is Sunday 22 November', () => {
  test.each([
    ['2026-11-21', [['refused', '2026-11-22']]],
    ['2026-11-22', [['refused_today'], ['refused_weekend']]],
    ['2026-11-23', [['refused_rolled', '2026-11-22'], ['refused_weekend']]],
    ['2026-11-24', [['refused_over', '2026-11-23']]],
  ])('asked on %s', (today, expected) => {
    expect(refused('2026-10-23', on(today))).toEqual(expected);
  });
});

test.each([
  ['Armistice Day, a Wednesday', '2026-10-12', '2026-11-12'],
  ['Christmas, a Friday, with the weekend behind it', '2026-11-25', '2026-12-28'],
  ['a Saturday before Easter Monday', '2027-02-25', '2027-03-30'],
])('it is not over while the term has rolled on from %s', (_, notified, lastDay) => {
  expect(refused(notified, on(lastDay))).toContainEqual(['refused_weekend']);
  expect(refused(notified, on(lastDay)).flat()).not.toContain('refused_over');
});

test('a term that ends on a working day does not roll on', () => {
  expect(refused('2026-10-26', on('2026-11-25'))).toEqual([['refused_today']]);
  expect(refused('2026-10-26', on('2026-11-26'))).toEqual([['refused_over', '2026-11-25']]);
});

test('without a term that was checked, the lawyer of today remains', () => {
  expect(refused('2026-10-26', { ...on('2026-11-20'), facts: new FactBook([]) })).toEqual([['cannot_say']]);
});
