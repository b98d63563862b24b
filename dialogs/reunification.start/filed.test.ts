import { describe, expect, test } from '@jest/globals';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { FactBook } from '../../bot/model/facts.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const { facts } = loadContent();
const on = (today: string): FlowEnv => ({ today, facts, isHoliday: isPublicHoliday });

/** The blocks that say by when to appeal, in view and in the reasons, and the first day in each. */
function refused(notified: string, env: FlowEnv): unknown[] {
  const answers = { who: 'self', stage: 'refused', notified_on: notified };
  return outcome(answers, env)
    .messages.flatMap((parts) => parts)
    .flatMap((part) => {
      if (!('block' in part) || !/^refused|cannot_say/.test(part.block) || part.block === 'refused_law') return [];
      const day = Object.values(part.params ?? {}).find((value) => value.type === 'date');
      return [day?.type === 'date' ? [part.block, day.date] : [part.block]];
    });
}

describe('a refusal of before the reform, whose thirtieth day is Saturday 30 May 2026', () => {
  test.each([
    [
      '2026-05-28',
      [
        ['refused', '2026-05-29'],
        ['refused_weekend', '2026-06-01'],
      ],
    ],
    ['2026-05-29', [['refused_today'], ['refused_weekend', '2026-06-01']]],
    [
      '2026-05-31',
      [
        ['refused_rolled', '2026-05-29'],
        ['refused_weekend', '2026-06-01'],
      ],
    ],
    [
      '2026-06-01',
      [
        ['refused_rolled', '2026-05-29'],
        ['refused_weekend', '2026-06-01'],
      ],
    ],
    ['2026-06-02', [['refused_late'], ['refused_over', '2026-06-01']]],
  ])('asked on %s', (today, expected) => {
    expect(refused('2026-04-30', on(today))).toEqual(expected);
  });
});

describe('a refusal of since the reform: the shortest term that can hold comes first', () => {
  test.each([
    [
      '2026-11-25',
      [
        ['refused_short', '2026-11-30'],
        ['refused_terms', '2026-12-21'],
      ],
    ],
    ['2026-11-30', [['refused_now'], ['refused_terms', '2026-12-21']]],
    ['2026-12-21', [['refused_now'], ['refused_terms', '2026-12-21']]],
    ['2026-12-22', [['refused_late'], ['refused_over', '2026-12-21']]],
  ])('asked on %s', (today, expected) => {
    expect(refused('2026-11-20', on(today))).toEqual(expected);
  });
});

test('a term that ends on a working day does not roll on', () => {
  expect(refused('2026-04-27', on('2026-05-27'))).toEqual([['refused_today']]);
  expect(refused('2026-04-27', on('2026-05-28'))).toEqual([['refused_late'], ['refused_over', '2026-05-27']]);
});

test('without a term that was checked, the lawyer of today remains', () => {
  expect(refused('2026-10-26', { ...on('2026-11-20'), facts: new FactBook([]) })).toEqual([['cannot_say']]);
});
