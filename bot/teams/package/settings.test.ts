import { expect, test } from '@jest/globals';

import { readPackageSettings } from './settings.js';

const ENV = { MicrosoftAppId: '11111111-2222-4333-8444-55555555555A', PUBLIC_URL: 'https://guide.example.org/' };

test('the site is read without a slash at its end, the id in small letters; an empty name counts as none', () => {
  expect(readPackageSettings({ ...ENV, TEAMS_PUBLISHER: '' })).toEqual({
    ok: true,
    settings: {
      appId: '11111111-2222-4333-8444-55555555555a',
      siteUrl: 'https://guide.example.org',
      publisher: 'Family guide',
    },
  });
});

/** As for the program itself: the site's address must have no path, because every link starts at the root. */
test.each(['https://guide.example.org/guide', 'https://guide.example.org/?a=b', 'https://guide.example.org/#a'])(
  'an address with something behind the host is named: %s',
  (PUBLIC_URL) => {
    expect(readPackageSettings({ ...ENV, PUBLIC_URL })).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^PUBLIC_URL must be .*nothing behind the host$/)],
    });
  },
);
