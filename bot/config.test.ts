import { expect, test } from '@jest/globals';

import { readConfig, siteAddress } from './config.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const APP = '11111111-2222-4333-8444-555555555555';

test('without settings everything has a sound default', () => {
  const result = readConfig({});
  if (!result.ok) throw new Error(result.problems.join());
  expect(result.config).toMatchObject({
    env: 'development',
    host: '127.0.0.1',
    port: 3978,
    stateTtl: 86_400_000,
    stateKey: null,
    publicUrl: null,
    exitUrl: 'https://www.meteo.be/',
    allowedOrigins: [],
    logLevel: 'info',
  });
  expect(result.config.stateDir).toMatch(/\.state$/);
  expect(siteAddress(result.config)).toBe('http://127.0.0.1:3978');
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', STATE_KEY: '', MicrosoftAppId: '' }).ok).toBe(true);
});

test('good settings are read', () => {
  const result = readConfig({
    NODE_ENV: 'production',
    STATE_KEY: KEY,
    HOST: '::1',
    PUBLIC_URL: 'https://guide.example.org/',
    ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080',
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'x',
    STATE_TTL_HOURS: '0.5',
  });
  if (!result.ok) throw new Error(result.problems.join());
  expect(result.config).toMatchObject({
    publicUrl: 'https://guide.example.org',
    allowedOrigins: ['https://a.example', 'http://b.example:8080'],
    teams: { appId: APP, appType: 'MultiTenant' },
    stateTtl: 1_800_000,
  });
  expect(result.config.stateKey).toHaveLength(32);
});

test.each([
  ['NODE_ENV', { NODE_ENV: 'prod' }],
  ['HOST', { HOST: 'http://x' }],
  ['PORT', { PORT: '99999' }],
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '-1' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: '0' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: 'a day' }],
  ['STATE_KEY', { STATE_KEY: 'short' }],
  ['STATE_KEY', { NODE_ENV: 'production' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'guide.example.org' }],
  ['EXIT_URL', { EXIT_URL: 'javascript:alert(1)' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://a.example/path' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: '*' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['MicrosoftAppId', { MicrosoftAppId: 'my-bot' }],
  ['MicrosoftAppId', { MicrosoftAppPassword: 'x' }],
  ['MicrosoftAppPassword', { MicrosoftAppId: APP }],
  ['MicrosoftAppType', { MicrosoftAppType: 'Other' }],
  ['MicrosoftAppTenantId', { MicrosoftAppId: APP, MicrosoftAppPassword: 'x', MicrosoftAppType: 'SingleTenant' }],
  ['MicrosoftAppTenantId', { MicrosoftAppId: APP, MicrosoftAppType: 'UserAssignedMSI' }],
])('a bad %s is named: %j', (name, env) => {
  const result = readConfig(env);
  expect(result).toEqual({ ok: false, problems: [expect.stringMatching(new RegExp(`^${name} (must|is required)`))] });
});

test('all bad settings are named at once, without their values', () => {
  const result = readConfig({ PORT: 'x', STATE_KEY: 'my-secret', LOG_LEVEL: 'y' });
  expect(result).toMatchObject({ ok: false, problems: { length: 3 } });
  expect(JSON.stringify(result)).not.toContain('my-secret');
});
