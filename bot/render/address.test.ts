import { expect, test } from '@jest/globals';

import { shortAddress } from './address.js';

test.each([
  ['https://www.example.org/', 'example.org'],
  ['http://example.org/nl/help', 'example.org/nl/help'],
  ['https://chat.example.org/www.html', 'chat.example.org/www.html'],
  ['02 616 26 26', '02 616 26 26'],
  ['help@www.example.org', 'help@www.example.org'],
])('%s is shown as %s', (address, shown) => {
  expect(shortAddress(address)).toBe(shown);
});
