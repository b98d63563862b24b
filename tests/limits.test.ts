import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';

/** Nobody may use so much that nothing is left for others. A caller that must wait is told how long. */

afterEach(stopAll);

const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });

function expectRefused(answer: Awaited<ReturnType<typeof call>>, status: number, code: string): void {
  expect(answer).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

test('messages of one conversation are limited, those of another are not, and the limit passes', async () => {
  let now = TEST_DAY;
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_MESSAGES: '3' }, now: () => now });
  const talk = await beginTalk(url);
  await talk.say('one');
  await talk.say('two');
  expectRefused(await talk.say('three'), 429, 'too_many_messages');
  expect((await (await beginTalk(url)).say('one')).status).toBe(200);
  now += 61_000;
  expect((await talk.say('three')).status).toBe(200);
  expect(await talk.texts()).toContain('4: three');
});

test('requests of one address are limited; health is not', async () => {
  const env = { LIMIT_REQUESTS: '5', TRUSTED_PROXIES: '127.0.0.1' };
  const { url } = await startServer({ bot: countingBot(), env });
  const generate = (address: string) => call('POST', `${url}/v3/directline/tokens/generate`, from(address));
  for (let i = 0; i < 5; i += 1) expect((await generate('198.51.100.1')).status).toBe(200);
  expectRefused(await generate('198.51.100.1'), 429, 'too_many_requests');
  expectRefused(await generate('::ffff:198.51.100.1'), 429, 'too_many_requests');
  expect((await generate('198.51.100.2')).status).toBe(200);
  expect((await call('GET', `${url}/healthz`, from('198.51.100.1'))).status).toBe(200);
  // One household with IPv6 has a whole network.
  for (let i = 0; i < 5; i += 1) await generate(`2001:db8:1:2::${i}`);
  expectRefused(await generate('2001:db8:1:2:ffff::9'), 429, 'too_many_requests');
  expect((await generate('2001:db8:1:3::1')).status).toBe(200);
});

test('attempts to open a stream count as requests', async () => {
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_REQUESTS: '3' } });
  const socket = `${url.replace('http', 'ws')}/v3/directline/conversations/x/stream?t=x`;
  expect([await open(socket), await open(socket), await open(socket), await open(socket)]).toEqual([
    403, 403, 403, 429,
  ]);
});

test('who is no trusted proxy cannot choose an address', async () => {
  const env = { LIMIT_REQUESTS: '3', TRUSTED_PROXIES: '10.0.0.0/8' };
  const { url } = await startServer({ bot: countingBot(), env });
  const answers = [];
  for (let i = 0; i < 4; i += 1) answers.push(await call('GET', `${url}/none`, from(`198.51.100.${i}`)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
});

test('behind trusted proxies the last address that is not theirs counts, whatever was written before it', async () => {
  const env = { LIMIT_REQUESTS: '2', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' };
  const { url } = await startServer({ bot: countingBot(), env });
  const ask = async (chain: string) => (await call('GET', `${url}/none`, from(chain))).status;
  expect(await ask('1.1.1.1, 198.51.100.7, 10.1.2.3')).toBe(404);
  expect(await ask('2.2.2.2, 198.51.100.7, 10.9.9.9')).toBe(404);
  expect(await ask('3.3.3.3, 198.51.100.7')).toBe(429);
  expect(await ask('198.51.100.7, 198.51.100.8')).toBe(404);
  for (const odd of ['nonsense', ',,,', '198.51.100.7:80', '[::1', '%']) expect([404, 429]).toContain(await ask(odd));
});

const beginFrom = (url: string, address: string) =>
  call('POST', `${url}/v3/directline/conversations`, { body: { locale: 'nl' }, ...from(address) });

test('conversations begun from one address are limited', async () => {
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_TALKS: '2', TRUSTED_PROXIES: '127.0.0.1' } });
  expect((await beginFrom(url, '198.51.100.1')).status).toBe(201);
  expect((await beginFrom(url, '198.51.100.1:4711')).status).toBe(201);
  expectRefused(await beginFrom(url, '198.51.100.1:4712'), 429, 'too_many_talks');
  expect((await beginFrom(url, '198.51.100.2')).status).toBe(201);
});

test('one home line with IPv6 counts as a few callers, however many networks it has', async () => {
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_TALKS: '2', TRUSTED_PROXIES: '127.0.0.1' } });
  const statuses = [];
  for (let i = 0; i < 8; i += 1) statuses.push((await beginFrom(url, `2001:db8:1:ff0${i}::1`)).status);
  expect(statuses).toEqual([201, 201, 201, 201, 429, 429, 429, 429]);
  // Another connection of the same provider, and then all of a /48.
  expect((await beginFrom(url, '2001:db8:1:1100::1')).status).toBe(201);
  for (let i = 0; i < 8; i += 1) await beginFrom(url, `2001:db8:1:2${i}00::1`);
  expectRefused(await beginFrom(url, '2001:db8:1:9900::1'), 429, 'too_many_talks');
  expect((await beginFrom(url, '2001:db8:2::1')).status).toBe(201);
});

test('nobody can use up the talks of all: who begins few may begin when others have begun too many', async () => {
  const env = { LIMIT_TALKS_OF_ALL: '3', TRUSTED_PROXIES: '127.0.0.1' };
  const { url } = await startServer({ bot: countingBot(), env });
  for (let i = 0; i < 3; i += 1) expect((await beginFrom(url, '198.51.100.1')).status).toBe(201);
  expectRefused(await beginFrom(url, '198.51.100.1'), 503, 'too_many_talks_of_all');
  for (let i = 2; i < 9; i += 1) expect((await beginFrom(url, `198.51.100.${i}`)).status).toBe(201);
  expectRefused(await beginFrom(url, '198.51.100.2'), 503, 'too_many_talks_of_all');
});

test('where the process is busy new talks wait, then running ones; pages and deleting never do', async () => {
  let busy: 0 | 1 | 2 = 0;
  const { url } = await startServer({ bot: countingBot(), load: () => busy });
  const talk = await beginTalk(url);
  busy = 1;
  expectRefused((await beginTalk(url)).started, 503, 'busy');
  expect((await talk.say('one')).status).toBe(200);
  busy = 2;
  expectRefused(await talk.say('two'), 503, 'busy');
  expect((await call('GET', `${url}/none`)).status).toBe(404);
  expect((await call('DELETE', talk.path, { token: talk.token })).status).toBe(204);
});

/** Resolves with the result of trying to open a stream. */
async function open(url: string): Promise<WebSocket | number> {
  const socket = new WebSocket(url);
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode!));
    socket.on('error', () => undefined);
  });
}

test('streams are limited in all and by address, and their places are given back', async () => {
  const { url, app } = await startServer({ bot: countingBot(), env: { LIMIT_STREAMS_OF_ADDRESS: '2' } });
  const talks = await Promise.all([1, 2, 3].map(() => beginTalk(url)));
  const [one, two] = await Promise.all(talks.slice(0, 2).map((talk) => open(talk.started.body.streamUrl)));
  expect(await open(talks[2]!.started.body.streamUrl)).toBe(429);
  expect(app.openStreams()).toBe(2);
  (one as WebSocket).terminate();
  while (app.openStreams() === 2) await new Promise(setImmediate);
  expect(await open(talks[2]!.started.body.streamUrl)).toBeInstanceOf(WebSocket);
  (two as WebSocket).terminate();

  const small = await startServer({ bot: countingBot(), env: { LIMIT_STREAMS: '1' } });
  const [first, second] = await Promise.all([beginTalk(small.url), beginTalk(small.url)]);
  expect(await open(first.started.body.streamUrl)).toBeInstanceOf(WebSocket);
  expect(await open(second.started.body.streamUrl)).toBe(503);
});

test('the oldest stream of a conversation gives way to a fifth: a phone that lost its connection comes back', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const sockets: WebSocket[] = [];
  for (let i = 0; i < 4; i += 1) sockets.push((await open(talk.started.body.streamUrl)) as WebSocket);
  const closed = once(sockets[0]!, 'close');
  const fifth = (await open(talk.started.body.streamUrl)) as WebSocket;
  await closed;
  const heard = once(fifth, 'message');
  await talk.say('one');
  expect(String((await heard)[0])).toContain('2: one');
  expect(sockets.slice(1).map(({ readyState }) => readyState)).toEqual([1, 1, 1]);
});

test('a client that no longer answers, sends too much, or too large, loses its stream', async () => {
  const { url, app } = await startServer({ bot: countingBot(), pingEvery: 50 });
  const silent = (await open((await beginTalk(url)).started.body.streamUrl)) as WebSocket;
  (silent as unknown as { _socket: { pause(): void } })._socket.pause();
  while (app.openStreams() > 0) await new Promise((go) => setTimeout(go, 10));

  const quiet = await startServer({ bot: countingBot() });
  const large = (await open((await beginTalk(quiet.url)).started.body.streamUrl)) as WebSocket;
  large.send('x'.repeat(5000));
  expect((await once(large, 'close'))[0]).toBe(1009);
  const loud = (await open((await beginTalk(quiet.url)).started.body.streamUrl)) as WebSocket;
  for (let i = 0; i < 200; i += 1) loud.send('');
  expect((await once(loud, 'close'))[0]).toBe(1006);
});

test('a client that sends its request too slowly is answered and let go', async () => {
  const server = await startServer({
    bot: countingBot(),
    routes: [
      ({ server: http }) => {
        expect(http.headersTimeout).toBeLessThanOrEqual(10_000);
        expect(http.requestTimeout).toBeLessThanOrEqual(20_000);
        Object.assign(http, { headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 });
      },
    ],
  });
  for (const begun of [
    'GET /hea',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ]) {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(begun);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 /);
  }
});
