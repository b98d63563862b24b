import { expect, test } from '@jest/globals';

import { SETTING_NAMES } from './config.js';
import { unknownSettings } from './unknown-settings.js';

test.each([
  ['STATE_TTL_HOUR', 'STATE_TTL_HOURS'],
  ['STATE_TTLHOURS', 'STATE_TTL_HOURS'],
  ['state_ttl_hours', 'STATE_TTL_HOURS'],
  ['LIMIT_TALK', 'LIMIT_TALKS'],
  ['STATE_KEYS', 'STATE_KEY'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['MICROSOFTAPPID', 'MicrosoftAppId'],
  ['MicrosoftAppTenant', 'MicrosoftAppTenantId'],
])('%s was meant as %s, wherever it stands', (name, meant) => {
  const expected = { misspelt: [{ name, meant }], unread: [] };
  expect(unknownSettings([name], [])).toEqual(expected);
  expect(unknownSettings([name], [name])).toEqual(expected);
});

test('a name that begins as ours do is named, wherever it stands', () => {
  expect(unknownSettings(['STATE_FOLDER', 'LIMIT_PER_MINUTE', 'MicrosoftAppSecret'], []).unread).toEqual([
    'STATE_FOLDER',
    'LIMIT_PER_MINUTE',
    'MicrosoftAppSecret',
  ]);
});

test('any other name is named where it stands in .env, and only there', () => {
  expect(unknownSettings(['RETENTION'], ['RETENTION'])).toEqual({ misspelt: [], unread: ['RETENTION'] });
  expect(unknownSettings(['RETENTION'], [])).toEqual({ misspelt: [], unread: [] });
});

test("settings, and variables of the machine's own, are none of it", () => {
  const machine = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'TERM',
    'LANG',
    'PWD',
    'POST',
    'SHLVL',
    'NODE_OPTIONS',
    'npm_config_cache',
  ];
  const nothing = { misspelt: [], unread: [] };
  expect(unknownSettings([...SETTING_NAMES, ...machine, 'STATE_DIRECTORY', 'INVOCATION_ID'], SETTING_NAMES)).toEqual(
    nothing,
  );
});
