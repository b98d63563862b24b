import { expect, test } from '@jest/globals';

import { tidyAddress } from './tidy-address.js';

test.each([
  ['/NL', '/nl'],
  ['/nl/', '/nl'],
  ['/nl-BE', '/nl'],
  ['/ar_SY/deposit.start', '/ar/deposit.start'],
  ['/fr-be/deposit.ocmw/card', '/fr/deposit.ocmw/card'],
  ['/nl/deposit.ocmw/', '/nl/deposit.ocmw'],
  ['/nl/Deposit.Start', '/nl/deposit.start'],
  ['/NL//Topics///Housing/', '/nl/topics/housing'],
])('%s means %s', (typed, meant) => {
  expect(tidyAddress(typed)).toBe(meant);
});

test.each([
  ['written as ours are', ['/nl', '/nl/deposit.ocmw', '/ar/topics/housing', '/fr/calendar/2026-11-22.ics']],
  ['of no language with content', ['/', '/RU/deposit.start', '/Assets/x.css', '/v3/directline/', '/embed.js/']],
  ['that could lead elsewhere', ['/nl/%2f%2fevil.example', '/nl/\\evil.example', '/nl/@evil:80/', '//evil.example/NL']],
])('an address %s stays as it is', (_kind, paths) => {
  expect(paths.filter((path) => tidyAddress(path) !== null)).toEqual([]);
});

test('whatever is typed, it leads to a page of this site', () => {
  for (const typed of ['//NL//evil.example/', '/NL/..//evil.example', '///nl-BE/']) {
    expect(new URL(tidyAddress(typed)!, 'https://guide.example').origin).toBe('https://guide.example');
  }
});
