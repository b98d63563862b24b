import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { signToken, type TokenUse } from '../bot/channels/directline/token.js';
import { deriveKeys, type Keys } from '../bot/state/keys.js';
import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { sendRaw } from './support/send-raw.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';

/** Whatever a caller sends gets a clear answer, nothing ends the server, and the talk goes on. */

let server: TestServer;
let talk: TestTalk;
const logged: string[] = [];

beforeAll(async () => {
  server = await startServer({ bot: countingBot(), logged });
});
afterAll(stopAll);
beforeEach(async () => {
  talk = await beginTalk(server.url);
});

async function expectTalkGoesOn(turn = 2): Promise<void> {
  expect((await talk.say('still there?')).status).toBe(200);
  expect(await talk.texts()).toContain(`${turn}: still there?`);
}

const deep = `{"type":"message","text":"hi","value":${'['.repeat(5000)}${']'.repeat(5000)}}`;

test.each<[string, unknown, number, RegExp]>([
  ['no type', { text: 'hi' }, 400, /"type" of the activity/],
  ['a number as type', { type: 5 }, 400, /"type" of the activity/],
  ['an empty type', { type: '' }, 400, /"type" of the activity/],
  ['a number as text', { type: 'message', text: 5 }, 400, /"text" of the activity/],
  ['an object as text', { type: 'message', text: {} }, 400, /"text" of the activity/],
  ['a list as sender', { type: 'message', text: 'hi', from: ['x'] }, 400, /"from" of the activity/],
  ['a list', [], 400, /must be an activity/],
  ['null', 'null', 400, /must be an activity/],
  ['a string', '"hi"', 400, /must be an activity/],
  ['nothing', '', 400, /must be an activity/],
  ['bad JSON', '{"type":"message"', 400, /not valid JSON/],
  ['more than 16 KB', { type: 'message', text: 'x'.repeat(17_000) }, 413, /larger than 16 KB/],
])('an activity that is %s is refused with the reason', async (_, body, status, reason) => {
  const answer = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code: expect.any(String), message: expect.stringMatching(reason) } });
  await expectTalkGoesOn();
});

test.each<[string, unknown]>([
  ['an unknown choice', { type: 'message', value: 'topic:no.such-thing' }],
  ['a value that is no choice', { type: 'message', value: 'x'.repeat(5000) }],
  ['an answer named like a prototype', { type: 'message', value: 'deposit.start:__proto__=constructor' }],
  ['an empty text', { type: 'message', text: '' }],
  ['no text at all', { type: 'message' }],
  ['white space', { type: 'message', text: ' \n\t ' }],
  ['emoji only', { type: 'message', text: '👨‍👩‍👧😀' }],
  ['5 000 characters', { type: 'message', text: 'ب'.repeat(5000) }],
  ['null in every field', { type: 'message', text: null, value: null, from: null, channelData: null, locale: null }],
  ['an odd locale', { type: 'message', text: 'hi', locale: 'x-klingon' }],
  [
    'names of prototypes',
    '{"type":"message","text":"__proto__","__proto__":{"a":1},"constructor":{"prototype":{"b":1}}}',
  ],
  ['a choice from a prototype', '{"type":"message","text":"hi","value":{"__proto__":{"choice":"do:continue"}}}'],
  ['deep nesting', deep],
  ['odd channelData', { type: 'message', text: 'hi', channelData: [1, { clientActivityID: {} }] }],
  ['other delivery modes', { type: 'message', text: 'hi', deliveryMode: 'expectReplies', serviceUrl: 'http://x' }],
])('%s is answered by the bot', async (_, body) => {
  const answer = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
  expect(answer).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  expect(await talk.texts()).toHaveLength(4);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  await expectTalkGoesOn(3);
});

test.each<[string, (given: TestTalk) => string | undefined, number, string]>([
  ['no token', () => undefined, 401, 'token_missing'],
  ['an empty token', () => '', 401, 'token_missing'],
  ['the word that a careless client sends', () => 'undefined', 401, 'token_missing'],
  ['an invented token', () => 'abc', 401, 'token_invalid'],
  ['a token without signature', ({ token }) => token.slice(0, token.lastIndexOf('.') + 1), 401, 'token_invalid'],
  ['a forged signature', ({ token }) => `${token.slice(0, -4)}AAAA`, 401, 'token_invalid'],
  ['an unsigned kind', ({ token }) => token.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0'), 401, 'token_invalid'],
  ['a token of another key', ({ id }) => token(id, deriveKeys(Buffer.alloc(32, 1))), 401, 'token_invalid'],
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
  await expectTalkGoesOn();
});

test('an expired token opens nothing, but is exchanged for a new one while its talk is kept', async () => {
  const expired = token(talk.id, server.keys, TEST_DAY - 1_800_000);
  for (const [method, path, body] of [
    ['GET', '/activities', undefined],
    ['POST', '/activities', { type: 'message', text: 'hi' }],
    ['POST', '/upload', {}],
  ] as const) {
    const answer = await call(method, talk.path + path, { token: expired, body });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
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
    expect(late).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
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
    expect((await call(method, path, { token: stream })).status).toBe(401);
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

test('a fault of the bot is answered without telling its text, and the message can be sent again', async () => {
  const lines: string[] = [];
  let broken = true;
  const sound = countingBot();
  const { url } = await startServer({
    bot: {
      answer(...turn) {
        if (broken && turn[1].kind === 'text') throw new Error('secret words');
        return sound.answer(...turn);
      },
    },
    logged: lines,
  });
  const other = await beginTalk(url);
  const message = { text: 'hello', channelData: { clientActivityID: 'x' } };
  const failed = await other.say(message);
  expect(failed).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
  expect(JSON.stringify(failed.body) + lines.join()).not.toContain('secret');
  broken = false;
  expect((await other.say(message)).status).toBe(200);
  expect(await other.texts()).toContain('2: hello');
});

test('logs hold no words, no address and no conversation id', async () => {
  await talk.say('very private words');
  const all = logged.join('');
  expect(all).toContain('"event":"turn"');
  expect(all).not.toContain('very private words');
  expect(all).not.toContain('127.0.0.1');
  expect(all).not.toContain(talk.id);
  expect(all).not.toContain('"event":"restify"');
});
