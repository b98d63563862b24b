import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { WebSocket } from 'ws';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll, type TestServer } from './support/server.js';

/** Direct Line 3.0 as it is written, in the places where a client may come to rely on it. */
let server: TestServer;
let talk: TestTalk;
beforeEach(async () => {
  server = await startServer({ bot: countingBot() });
  talk = await beginTalk(server.url, { user: { id: 'ann' } });
});
afterEach(stopAll);

const activities = async (): Promise<any[]> =>
  (await call('GET', `${talk.path}/activities`, { token: talk.token })).body.activities;

/** The texts of the first group that a stream pushes. */
async function pushed(streamUrl: string, meanwhile: () => Promise<unknown>): Promise<string[]> {
  const socket = new WebSocket(streamUrl);
  const first = once(socket, 'message');
  await once(socket, 'open');
  await meanwhile();
  const [data] = (await first) as [Buffer];
  socket.close();
  return JSON.parse(String(data)).activities.map(({ text }: any) => text);
}

test('who reconnects without a watermark gets what comes from now on; with an empty or unknown one, all', async () => {
  await talk.say('one');
  const again = async (query: string): Promise<string> =>
    (await call('GET', `${talk.path}${query}`, { token: talk.token })).body.streamUrl;
  expect(await pushed(await again(''), () => talk.say('two'))).toEqual(['two', '2: two', 'lang nl']);
  for (const query of ['?watermark=', '?watermark=-']) {
    const [first] = await pushed(await again(query), async () => undefined);
    expect(first).toBe('one');
  }
});

test('"endOfConversation" forgets the talk: its streams end, and nothing is left to read or to go on with', async () => {
  await talk.say('one');
  const socket = new WebSocket(talk.started.body.streamUrl);
  await once(socket, 'open');
  const closed = once(socket, 'close');
  const ended = await talk.say({ type: 'endOfConversation', text: undefined });
  expect(ended).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  await closed;
  expect(await server.store.read([`web:${talk.id}`])).toEqual({});
  for (const late of [await talk.say('two'), await talk.say({ type: 'endOfConversation' })]) {
    expect(late).toMatchObject({ status: 404, body: { error: { code: 'conversation_gone' } } });
  }
});

test('an invoke is taken, and is no activity of the talk, nor is its answer', async () => {
  const posted = await talk.say({ type: 'invoke', name: 'x/y', value: {}, text: undefined });
  expect(posted).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  expect(await activities()).toEqual([]);
});

test('a conversationUpdate is answered, and is not shown back to clients', async () => {
  await talk.say({ type: 'conversationUpdate', membersAdded: [{ id: 'ann' }], text: undefined });
  expect((await activities()).map(({ type, from }) => [type, from.id])).toEqual([
    ['message', 'bot'],
    ['message', 'bot'],
  ]);
});

test('the conversation of a token is created once, and then it is there', async () => {
  const { body } = await call('POST', `${server.url}/v3/directline/tokens/generate`);
  const start = (json?: unknown) =>
    call('POST', `${server.url}/v3/directline/conversations`, { token: body.token, body: json });
  expect((await start()).status).toBe(201);
  const second = await start();
  expect(second).toMatchObject({ status: 200, body: { conversationId: body.conversationId } });
  expect((await start({ locale: 'fr' })).status).toBe(200);
});

test.each([
  ['a header that is no Bearer', 'Basic YTpi', 401, 'token_missing'],
  ['a header with too many words', 'Bearer a b', 401, 'token_missing'],
  ['a token that is not ours', 'Bearer a.b.c', 403, 'token_invalid'],
])('%s: %s gets %i', async (_, authorization, status, code) => {
  for (const [method, path] of [
    ['GET', `/conversations/${talk.id}/activities`],
    ['POST', '/conversations'],
    ['POST', '/tokens/generate'],
    ['POST', '/tokens/refresh'],
  ] as const) {
    const refused = await call(method, `${server.url}/v3/directline${path}`, { headers: { authorization } });
    expect(refused).toMatchObject({ status, body: { error: { code } } });
  }
});

/** An answer as it comes, without `fetch`, which unpacks it. */
function raw(accepts: string | undefined): Promise<{ headers: Record<string, unknown>; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${talk.token}`, ...(accepts ? { 'accept-encoding': accepts } : {}) };
    request(`${talk.path}/activities`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

test('long answers are compressed for who takes gzip, and say that they depend on it', async () => {
  await talk.say('one');
  await talk.say('two');
  const plain = await raw(undefined);
  const packed = await raw('br;q=1.0, gzip;q=0.8');
  const refusing = await raw('gzip;q=0, br');
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Origin, Accept-Encoding' });
  expect(packed.headers['content-length']).toBe(String(packed.bytes.length));
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
  expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  expect([plain.headers['content-encoding'], refusing.headers['content-encoding']]).toEqual([undefined, undefined]);
});
