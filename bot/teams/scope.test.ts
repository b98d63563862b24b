import { expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';

import { scopeOf } from './scope.js';

const textOf = (text: string): string =>
  scopeOf({ text, conversation: { id: 'a' }, recipient: { id: 'bot' } } as Activity).text;

test.each([
  ['<at>Wegwijs</at> hallo', 'hallo'],
  ['hallo <AT id="0">Weg wijs</At>, en <at>Anna</at>!', 'hallo  , en  !'],
  ['<at<at>Wegwijs</at>x', 'x'],
  ['<at>een <b>naam</b></at> y', 'een naam y'],
  ['<at>a<at>b</at>c', 'a c'],
  ['İ <at>x</at> <ATTENTION>', 'İ   <ATTENTION>'],
  ['<at', '<at'],
  ['1 &lt; 2 &amp;&nbsp;3', '1 < 2 & 3'],
])('%p is read as %p', (given, read) => {
  expect(textOf(given)).toBe(read);
});

test('of a text that is far too long its beginning and its end are read', () => {
  const text = textOf(`begin ${'x'.repeat(200_000)} mijn man slaat mij`);
  expect(text.length).toBeLessThan(17_000);
  expect(text).toMatch(/^begin x.*x mijn man slaat mij$/s);
});
