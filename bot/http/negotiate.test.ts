import { expect, test } from '@jest/globals';

import { encodingOfHeader, langOfHeader, weighted } from './negotiate.js';

test.each([
  [undefined, 'nl'],
  ['', 'nl'],
  ['ar-SY', 'ar'],
  ['de, fr-BE;q=0.8, en;q=0.9', 'en'],
  ['ru, es;q=0.5', 'nl'],
  ['fa-AF, en;q=0.5', 'prs'],
  ['FR', 'fr'],
  ['fr;q=0, en;q=0.1', 'en'],
  ['*', 'nl'],
])('Accept-Language %p gives %s', (header, lang) => {
  expect(langOfHeader(header)).toBe(lang);
});

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['deflate', 'identity'],
])('Accept-Encoding %p gives %s', (header, encoding) => {
  expect(encodingOfHeader(header)).toBe(encoding);
});

test('a weight that is no number leaves its item out', () => {
  expect(weighted('fr;q=x, nl;q=0.2')).toEqual(['nl']);
});

test('what stands beyond 256 characters is not read, nor an item that is cut off there', () => {
  const long = `fr, ${'x'.repeat(251)}, en`;
  expect(weighted(long)).toEqual(['fr', 'x'.repeat(251)]);
  expect(weighted(`gzip;q=0.5, br${' '.repeat(300)};q=0`)).toEqual(['gzip']);
});
