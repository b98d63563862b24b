import { expect, test } from '@jest/globals';

import { readBack } from './read-back.js';

test.each([
  ['nl', '15', '7', '2026', 'woensdag 15 juli 2026'],
  ['ar', '15', '7', '2026', 'الأربعاء 15 تموز (يوليو) 2026'],
  ['ar', '١٥', '7', '٢٠٢٦', 'الأربعاء 15 تموز (يوليو) 2026'],
  ['nl', ' 1 ', '12', '2026', 'dinsdag 1 december 2026'],
  ['nl', '31', '2', '2026', ''],
  ['nl', '15', '', '2026', ''],
  ['nl', '15', '7', '26', ''],
  ['nl', '0', '7', '2026', ''],
] as const)('in %s, %s/%s/%s is read back as "%s"', (lang, day, month, year, said) => {
  expect(readBack({ day, month, year }, lang)).toBe(said);
});
