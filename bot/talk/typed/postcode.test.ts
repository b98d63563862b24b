import { expect, test } from '@jest/globals';

import { regionOfPostcode } from './postcode.js';

test.each([
  ['2018', 'flanders'],
  ['1000 Brussel', 'brussels'],
  ['1299', 'brussels'],
  ['1300 Wavre', 'wallonia'],
  ['1500 Halle', 'flanders'],
  ['in 4000 Liège', 'wallonia'],
  ['٩٠٠٠', 'flanders'],
  ['9999', 'flanders'],
])('%s lies in %s', (text, region) => {
  expect(regionOfPostcode(text)).toBe(region);
});

test.each([
  '',
  'Gent',
  '1500 euro',
  '1.500',
  '€ 1500',
  '2026',
  'in 2018',
  'ik ben geboren in 1990',
  'ik verdien 1500 per maand bruto',
  '999',
  '12345',
  '0475 12 34 56 78',
  '2000 of 9000',
  '75001 Paris',
])('"%s" names no region', (text) => {
  expect(regionOfPostcode(text, new Set(['euro', '€']))).toBeNull();
});
