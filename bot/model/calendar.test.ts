import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { addDays, addWorkingDays, daysBetween, weekday } from './calendar.js';

const holidays = new Set(['2026-12-25', '2027-01-01', '2026-11-11']);
const isHoliday = (day: string): boolean => holidays.has(day);

test.each([
  ['a week and a day without a holiday', '2026-11-16', 8, '2026-11-26'],
  ['from a Saturday', '2026-11-21', 8, '2026-12-02'],
  ['over Christmas and New Year', '2026-12-21', 8, '2027-01-04'],
  ['over Armistice Day', '2026-11-09', 8, '2026-11-20'],
  ['one working day after a Friday', '2026-11-20', 1, '2026-11-23'],
  ['none', '2026-11-20', 0, '2026-11-20'],
])('%s', (_name, from, count, expected) => {
  expect(addWorkingDays(from, count, isHoliday)).toBe(expected);
});

test('ends on a working day, with exactly so many of them on the way', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
      const from = addDays('2026-01-01', offset);
      const until = addWorkingDays(from, count, isHoliday);
      const days = Array.from({ length: daysBetween(from, until) }, (_, i) => addDays(from, i + 1));
      const working = days.filter((day) => weekday(day) <= 5 && !isHoliday(day));
      expect(working.length).toBe(count);
      expect(working.at(-1)).toBe(until);
    }),
  );
});
