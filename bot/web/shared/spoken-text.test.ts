import { expect, test } from '@jest/globals';

import { spokenText } from './spoken-text.js';

test.each([
  ['Bel 1712', 'Bel 1 7 1 2.'],
  ['Bel 0800 32 123 of 112.', 'Bel 0 8 0 0 3 2 1 2 3 of 1 1 2.'],
  ['+32 2 205 40 00', '3 2 2 2 0 5 4 0 0 0.'],
  ['ten hoogste 3 maanden, voor 31 december 2026', 'ten hoogste 3 maanden, voor 31 december 2 0 2 6.'],
  ['2.400 euro', '2 4 0 0 euro.'],
  ['هل أنت في خطر؟', 'هل أنت في خطر؟'],
  ['اتصل بالرقم \u2068112\u2069.', 'اتصل بالرقم 1 1 2.'],
])('%j is read as %j', (line, spoken) => {
  expect(spokenText([line])).toBe(spoken);
});

test('lines are read with a pause between, empty ones not at all', () => {
  expect(spokenText(['Titel', ' ', 'Zin.'])).toBe('Titel.\nZin.');
});
