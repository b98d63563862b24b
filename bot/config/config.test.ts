import { expect, test } from '@jest/globals';

import { linksReachOthers, readConfig, siteAddress } from './config.js';

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
    redisUrl: null,
    metrics: null,
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
    STATE_KEY_OLD: `${KEY}, ${KEY}`,
    REDIS_URL: 'rediss://user:secret@redis.example:6380/1',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    LIMIT_TALKS: '7',
    METRICS_ADDR: '[::1]:9464',
  });
  if (!result.ok) throw new Error(result.problems.join());
  expect(result.config).toMatchObject({
    publicUrl: 'https://guide.example.org',
    allowedOrigins: ['https://a.example', 'http://b.example:8080'],
    teams: { appId: APP, appType: 'MultiTenant' },
    stateTtl: 1_800_000,
    oldStateKeys: { length: 2 },
    redisUrl: 'rediss://user:secret@redis.example:6380/1',
    limits: { talks: 7, messages: 240 },
    metrics: { host: '::1', port: 9464 },
  });
  expect(result.config.stateKey).toHaveLength(32);
  expect(result.config.trustedProxies.check('10.1.2.3')).toBe(true);
  expect(result.config.trustedProxies.check('::1', 'ipv6')).toBe(true);
});

test.each([
  ['NODE_ENV', { NODE_ENV: 'prod' }],
  ['HOST', { HOST: 'http://x' }],
  ['HOST', { HOST: '999.1.1.1' }],
  ['HOST', { HOST: '0x7f.1' }],
  ['HOST', { HOST: '-a.example' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: '1e-9' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: ' 5 ' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: '0x10' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: '0.001' }],
  ['STATE_KEY', { NODE_ENV: 'production', STATE_KEY: Buffer.alloc(32).toString('base64') }],
  ['REDIS_URL', { STATE_KEY: KEY, REDIS_URL: 'redis://' }],
  ['METRICS_ADDR', { METRICS_ADDR: '999.1.1.1:9464' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'https://a.b;x' }],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: "https://a.b'x" }],
  ['PORT', { PORT: '99999' }],
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '-1' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: '0' }],
  ['STATE_TTL_HOURS', { STATE_TTL_HOURS: 'a day' }],
  ['STATE_KEY', { STATE_KEY: 'short' }],
  ['STATE_KEY', { NODE_ENV: 'production' }],
  ['STATE_KEY', { REDIS_URL: 'redis://127.0.0.1' }],
  ['STATE_KEY_OLD', { STATE_KEY: KEY, STATE_KEY_OLD: `${KEY},short` }],
  ['REDIS_URL', { STATE_KEY: KEY, REDIS_URL: 'http://127.0.0.1' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example' }],
  ['LIMIT_REQUESTS', { LIMIT_REQUESTS: '0' }],
  ['LIMIT_MESSAGES', { LIMIT_MESSAGES: '-1' }],
  ['LIMIT_TALKS', { LIMIT_TALKS: '1e9' }],
  ['METRICS_ADDR', { METRICS_ADDR: '9464' }],
  ['METRICS_ADDR', { METRICS_ADDR: '127.0.0.1:99999' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'guide.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://guide.example.org/guide' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://guide.example.org/?lang=nl' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://guide.example.org/#top' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://user:word@guide.example.org' }],
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

test.each([
  [true, {}],
  [true, { PUBLIC_URL: 'https://guide.example.org', HOST: '0.0.0.0' }],
  [true, { PUBLIC_URL: 'https://guide.example.org', NODE_ENV: 'production', STATE_KEY: KEY }],
  [false, { HOST: '0.0.0.0' }],
  [false, { HOST: '::' }],
  [false, { NODE_ENV: 'production', STATE_KEY: KEY }],
])('that links reach others is %s with %j', (reach, env) => {
  const result = readConfig(env);
  if (!result.ok) throw new Error(result.problems.join());
  expect(linksReachOthers(result.config)).toBe(reach);
});
