import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { COMPILED_HOLIDAYS, holidaysOf, isPublicHoliday } from './holidays.js';

test.each([
  '2026-01-01',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-07-21',
  '2026-08-15',
  '2026-11-01',
  '2026-11-11',
  '2026-12-25',
  '2027-03-29',
])('%s is a public holiday in Belgium', (date) => {
  expect(isPublicHoliday(date)).toBe(true);
});

test.each(['2026-07-20', '2026-11-15', '2026-12-26', '2026-11-02', '2026-11-23'])('%s is a day like others', (date) => {
  expect(isPublicHoliday(date)).toBe(false);
});

test('what the build kept is what the library says, and other years are asked of it', () => {
  const years = Object.entries(JSON.parse(readFileSync(COMPILED_HOLIDAYS, 'utf8')) as Record<string, string[]>);
  expect(years.length).toBeGreaterThan(20);
  for (const [year, days] of years) expect([year, days]).toEqual([year, holidaysOf(Number(year))]);
  expect(years.map(([year]) => year)).not.toContain('2101');
  expect(isPublicHoliday('2101-07-21')).toBe(true);
});
