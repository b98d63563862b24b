import { expect, test } from '@jest/globals';

import { LANGS } from './lang.js';
import { dayFrom, longDay, monthsOf, spokenDay, weekdayName } from './day-text.js';

test('a day has its month’s name; in Arabic both names, once', () => {
  expect(longDay('2027-01-14', 'nl')).toBe('14 januari 2027');
  expect(longDay('2027-01-14', 'fr')).toBe('14 janvier 2027');
  expect(longDay('2027-01-14', 'en')).toBe('14 January 2027');
  expect(longDay('2027-01-14', 'ar')).toBe('14 كانون الثاني (يناير) 2027');
});

test('the day stands first in every language, in the Gregorian calendar; in Tigrinya in digits as on the letter', () => {
  expect(longDay('2027-05-04', 'prs')).toBe('4 می 2027');
  expect(longDay('2027-05-04', 'ps')).toBe('4 مې 2027');
  expect(longDay('2027-05-04', 'so')).toMatch(/^4 \p{L}+ 2027$/u);
  expect(longDay('2027-05-04', 'ti')).toBe('04/05/2027 (ግንቦት)');
  expect(longDay('2027-05-04', 'tr')).toBe('4 Mayıs 2027');
  expect(longDay('2027-05-04', 'uk')).toMatch(/^4 травня 2027\sр\.$/);
  for (const lang of LANGS)
    for (let month = 1; month <= 12; month += 1)
      expect(longDay(`2027-${String(month).padStart(2, '0')}-09`, lang)).toMatch(/^0?9\b.*\b2027\b/);
  expect(weekdayName('2027-05-04', 'ps')).toBe('سه‌شنبه');
});

test('a voice reads the weekday, and one name of the month', () => {
  expect(spokenDay('2027-01-14', 'nl')).toBe('donderdag 14 januari 2027');
  expect(spokenDay('2027-01-14', 'ar')).toBe('الخميس 14 كانون الثاني 2027');
});

test('days around the end of months and of centuries are written as they are', () => {
  for (const day of ['1899-12-31', '1970-01-01', '2000-02-29', '2027-02-28', '2027-03-01', '2100-03-01'])
    expect(longDay(day, 'en')).toBe(
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day)),
    );
});

test('only real days are made of parts', () => {
  expect(dayFrom('2026', '7', '1')).toBe('2026-07-01');
  expect(dayFrom('2028', '2', '29')).toBe('2028-02-29');
  for (const [year, month, day] of [
    ['2026', '2', '29'],
    ['2026', '13', '1'],
    ['2026', '4', '31'],
    ['26', '4', '3'],
    ['2026', '4', '0'],
    ['2026', '', '1'],
  ] as const)
    expect(dayFrom(year, month, day)).toBeNull();
});

test('months and weekdays', () => {
  expect(monthsOf('ar')[6]).toBe('تموز (يوليو)');
  expect(monthsOf('fr')[0]).toBe('janvier');
  expect(weekdayName('2026-07-15', 'nl')).toBe('woensdag');
});
