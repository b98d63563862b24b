import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { addDays, addWorkingDays, asOfMoment, daysBetween, isMoment, weekday } from './calendar.js';

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

test.each([
  ['2026-11-29', { date: '2026-11-29', minute: 600 }],
  ['2026-11-29T00:00', { date: '2026-11-29', minute: 0 }],
  ['2026-11-29T20:55', { date: '2026-11-29', minute: 1255 }],
])('as of %s it is %j', (moment, at) => {
  expect(isMoment(moment)).toBe(true);
  expect(asOfMoment({ date: '2027-01-01', minute: 600 }, moment)).toEqual(at);
});

test.each([
  '',
  '2026-02-30',
  '2026-11-29T24:00',
  '2026-11-29T9:00',
  '2026-11-29T09:60',
  '2026-11-29T',
  '2026-11-29T09:00Z',
  '2026-11-29T09:00T09:00',
  'T09:00',
])('"%s" is no moment', (text) => {
  expect(isMoment(text)).toBe(false);
});

test('as of no moment it is now', () => {
  expect(asOfMoment({ date: '2027-01-01', minute: 600 }, undefined)).toEqual({ date: '2027-01-01', minute: 600 });
});
