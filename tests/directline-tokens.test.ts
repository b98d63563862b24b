import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { signToken, type TokenUse } from '../bot/directline/token.js';
import { deriveKeys, type Keys } from '../bot/store/keys.js';
import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { sendRaw } from './support/send-raw.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { expectTalkGoesOn } from './support/talk-goes-on.js';

/** What tokens open, and what is refused. */
let server: TestServer;
let talk: TestTalk;
let now: number;
let logged: string[];
beforeEach(async () => {
  now = TEST_DAY;
  logged = [];
  server = await startServer({ bot: countingBot(), now: () => now, logged });
  talk = await beginTalk(server.url);
});
afterEach(stopAll);

test('tokens open one conversation, for half an hour, and can be renewed in that time', async () => {
  const { url } = server;
  const { status, body } = await call('POST', `${url}/v3/directline/tokens/generate`, {
    body: { user: { id: 'dl_1' } },
  });
  expect({ status, expires: body.expires_in }).toEqual({ status: 200, expires: 1800 });
  const claims = JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url').toString());
  expect(claims).toMatchObject({ user: 'dl_1', conv: body.conversationId });
  const started = await call('POST', `${url}/v3/directline/conversations`, { token: body.token });
  expect(started.body.conversationId).toBe(body.conversationId);

  now += 29 * 60_000;
  const refreshed = await call('POST', `${url}/v3/directline/tokens/refresh`, { token: body.token });
  expect(refreshed).toMatchObject({ status: 200, body: { conversationId: body.conversationId } });
  now += 2 * 60_000;
  const path = `${url}/v3/directline/conversations/${body.conversationId}`;
  const late = await call('GET', path, { token: body.token });
  expect(late).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } });
  expect((await call('POST', `${url}/v3/directline/tokens/refresh`, { token: body.token })).status).toBe(403);
  expect((await call('GET', path, { token: refreshed.body.token })).status).toBe(200);
});

test.each<[string, (given: TestTalk) => string | undefined, number, string]>([
  ['no token', () => undefined, 401, 'token_missing'],
  ['an empty token', () => '', 401, 'token_missing'],
  ['the word that a careless client sends', () => 'undefined', 401, 'token_missing'],
  ['an invented token', () => 'abc', 403, 'token_invalid'],
  ['a token without signature', ({ token }) => token.slice(0, token.lastIndexOf('.') + 1), 403, 'token_invalid'],
  ['a forged signature', ({ token }) => `${token.slice(0, -4)}AAAA`, 403, 'token_invalid'],
  ['an unsigned kind', ({ token }) => token.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0'), 403, 'token_invalid'],
  ['a token of another key', ({ id }) => token(id, deriveKeys(Buffer.alloc(32, 1))), 403, 'token_invalid'],
  ['the token of another talk', () => token('another', server.keys), 403, 'other_conversation'],
])('%s opens nothing', async (_, made, status, code) => {
  const used = made(talk);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/activities', undefined],
    ['POST', '/activities', { type: 'message', text: 'hi' }],
    ['POST', '/upload', {}],
    ['DELETE', '', undefined],
  ] as const) {
    const answer = await call(method, talk.path + path, { token: used, body });
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  }
  const upgrade = await sendRaw(server.port, upgradeRequest(talk.id, used ?? ''));
  expect(upgrade).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(await talk.texts()).toHaveLength(2);
  await expectTalkGoesOn(talk);
  expect(logged.join('')).not.toMatch(/127\.0\.0\.1|"event":"restify"/);
});

test('an expired token opens nothing, but is exchanged for a new one while its talk is kept', async () => {
  const expired = token(talk.id, server.keys, TEST_DAY - 1_800_000);
  for (const [method, path, body] of [
    ['GET', '/activities', undefined],
    ['POST', '/activities', { type: 'message', text: 'hi' }],
    ['POST', '/upload', {}],
  ] as const) {
    const answer = await call(method, talk.path + path, { token: expired, body });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } });
  }
  const upgrade = await sendRaw(server.port, upgradeRequest(talk.id, expired));
  expect(upgrade).toMatch(/^HTTP\/1.1 403 /);
  const refresh = `${server.url}/v3/directline/tokens/refresh`;
  const renewed = await call('POST', refresh, { token: expired });
  expect(renewed).toMatchObject({ status: 200, body: { conversationId: talk.id } });
  expect((await call('GET', `${talk.path}/activities`, { token: renewed.body.token })).status).toBe(200);
  expect((await call('GET', talk.path, { token: expired })).status).toBe(200);

  for (const [id, at] of [
    ['never-begun', TEST_DAY - 1_800_000],
    [talk.id, TEST_DAY - 1_800_000 - 25 * 3_600_000],
  ] as const) {
    const late = await call('POST', refresh, { token: token(id, server.keys, at) });
    expect(late).toMatchObject({ status: 403, body: { error: { code: 'TokenExpired' } } });
  }
  expect((await call('DELETE', talk.path, { token: expired })).status).toBe(204);
  expect((await call('POST', refresh, { token: expired })).status).toBe(404);
});

test('the token of a stream, which stands in an address, opens the stream and nothing else', async () => {
  const stream = new URL(talk.started.body.streamUrl).searchParams.get('t')!;
  for (const [method, path] of [
    ['GET', `${talk.path}/activities`],
    ['GET', talk.path],
    ['DELETE', talk.path],
    ['POST', `${server.url}/v3/directline/tokens/refresh`],
  ] as const) {
    expect((await call(method, path, { token: stream })).status).toBe(403);
  }
  const late = token(talk.id, server.keys, TEST_DAY - 301_000, 'stream');
  expect(await sendRaw(server.port, upgradeRequest(talk.id, late))).toMatch(/^HTTP\/1.1 403 /);
});

test('a token signed while the clock was far ahead counts as expired', async () => {
  const ahead = token(talk.id, server.keys, TEST_DAY + 3_600_000);
  expect((await call('GET', `${talk.path}/activities`, { token: ahead })).status).toBe(403);
  expect((await call('POST', `${server.url}/v3/directline/tokens/refresh`, { token: ahead })).status).toBe(200);
});

function upgradeRequest(id: string, token: string): string {
  return (
    `GET /v3/directline/conversations/${id}/stream?t=${token} HTTP/1.1\r\nHost: x\r\n` +
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'
  );
}

function token(conversationId: string, keys: Keys, at = TEST_DAY, use?: TokenUse): string {
  return signToken({ conversationId }, keys, at, use);
}
