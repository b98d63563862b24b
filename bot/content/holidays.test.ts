import { expect, test } from '@jest/globals';

import { isPublicHoliday } from './holidays.js';

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
