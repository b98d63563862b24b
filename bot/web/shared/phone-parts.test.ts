import { expect, test } from '@jest/globals';

import { phoneParts } from './phone-parts.js';

const PHONES = ['112', '107', '0800 30 030', '1712'];

const numbers = (text: string): string[] =>
  phoneParts(text, PHONES).flatMap(({ text: part, phone }) => (phone ? [part] : []));

test.each([
  ['Bel 112, of 1712.', ['112', '1712']],
  ['\u2068112\u2069 ليلًا ونهارًا', ['112']],
  ['112', ['112']],
  ['Appelez le 0800 30 030 (107)', ['0800 30 030', '107']],
  ['Tele-Onthaal-107', []],
  ['€ 112 of € 112,50, 112 €, 112 %', []],
  ['art. 112, artikel 107, § 107, المادة 112', []],
  ['31121 en 1127 en 1.112', []],
  ['geen nummer', []],
])('%s', (text, found) => {
  expect(numbers(text)).toEqual(found);
  expect(
    phoneParts(text, PHONES)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
