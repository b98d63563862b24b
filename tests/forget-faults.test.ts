import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis } from './support/redis.js';
import { sendRedis } from './support/send-redis.js';
import { startServer, stopAll } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { describeWithRedis } from './support/with-redis.js';

/** A person who asks to be forgotten is forgotten, whatever fails at that moment. */

jest.setTimeout(600_000);

afterEach(async () => {
  await stopAll();
  await removeRedises();
});

const newSecret = (): string => randomBytes(24).toString('base64url');
const forget = (talk: TestTalk) => call('DELETE', talk.path, { token: talk.token });
const read = (talk: TestTalk) => call('GET', `${talk.path}/activities`, { token: talk.token });
const opened = (url: string, body: Record<string, unknown>) =>
  call('POST', `${url}/v3/directline/conversations`, { body: { locale: 'nl', ...body } });
const forgetSecret = (url: string, secret: string) =>
  call('DELETE', `${url}/v3/directline/conversations`, { token: secret });

describeWithRedis('with Redis', () => {
  const keysOf = (redis: { url: string }, kind: string): Promise<string> => sendRedis(redis, `KEYS *:${kind}`);

  test('that is full: all is deleted at once, and marked as gone', async () => {
    const redis = await startRedis();
    const { url } = await startServer({ bot: countingBot(), env: { REDIS_URL: redis.url } });
    const talk = await beginTalk(url);
    await talk.say('one');
    await sendRedis(redis, 'CONFIG SET maxmemory 1');
    expect((await talk.say('two')).status).toBe(503);
    expect((await forget(talk)).status).toBe(204);
    expect([await keysOf(redis, 'state'), await keysOf(redis, 'words')]).toEqual(['*0\r\n', '*0\r\n']);
    expect((await read(talk)).status).toBe(404);
    await sendRedis(redis, 'CONFIG SET maxmemory 0');
    expect((await talk.say('three')).status).toBe(404);
    expect(await keysOf(redis, 'state')).toBe('*0\r\n');
  });

  test('that is full: "forget me" in the talk deletes, and says so', async () => {
    const redis = await startRedis();
    const bot = countingBot();
    bot.urgent = (input) =>
      input.kind === 'text' && input.text === 'vergeet mij'
        ? {
            kind: 'forget',
            reply: bot.answer(null, input, { now: { date: '2026-11-20', minute: 0 }, lang: 'nl' }).reply,
          }
        : null;
    const { url } = await startServer({ bot, env: { REDIS_URL: redis.url } });
    const talk = await beginTalk(url);
    await sendRedis(redis, 'CONFIG SET maxmemory 1');
    const answer = await talk.say('vergeet mij');
    expect(answer.body.activities[0].text).toBe('1: vergeet mij');
    expect([await keysOf(redis, 'state'), await keysOf(redis, 'words')]).toEqual(['*0\r\n', '*0\r\n']);
  });

  test('a turn of an instance that died holds the lock: it is not waited for', async () => {
    const redis = await startRedis();
    const { url } = await startServer({ bot: countingBot(), env: { REDIS_URL: redis.url } });
    const talk = await beginTalk(url);
    await talk.say('one');
    const [, state = ''] = /(guide:\S+):state/.exec(await keysOf(redis, 'state'))!;
    await sendRedis(redis, `SET ${state}:lock another PX 600000`);
    expect((await forget(talk)).status).toBe(204);
    expect([await keysOf(redis, 'state'), await keysOf(redis, 'words')]).toEqual(['*0\r\n', '*0\r\n']);
  });

  test('that is away: it cannot be read from then on, and is deleted when Redis is back', async () => {
    const redis = await startRedis();
    const { url } = await startServer({ bot: countingBot(), env: { REDIS_URL: redis.url } });
    const talk = await beginTalk(url);
    await talk.say('one');
    await redis.kill();
    expect((await forget(talk)).status).toBe(503);
    await redis.start();
    expect((await read(talk)).status).toBe(404);
    while ((await keysOf(redis, '*')).includes(':state')) await wait(50);
    expect(await keysOf(redis, 'words')).toBe('*0\r\n');
  });
});

describe('never refused', () => {
  test('where no more requests, messages or talks are taken', async () => {
    const env = { LIMIT_REQUESTS: '1', LIMIT_MESSAGES: '1', LIMIT_TALKS: '1' };
    const { url, store } = await startServer({ bot: countingBot(), env });
    const talk = await beginTalk(url);
    expect((await talk.say('one')).status).toBe(429);
    expect((await forget(talk)).status).toBe(204);
    expect(await store.read([`web:${talk.id}`])).toEqual({});
  });

  test('with a token past its time', async () => {
    let now = TEST_DAY;
    const { url, store } = await startServer({ bot: countingBot(), now: () => now });
    const talk = await beginTalk(url);
    now += 23 * 3_600_000;
    expect((await forget(talk)).status).toBe(204);
    expect(await store.read([`web:${talk.id}`])).toEqual({});
  });

  test('with a token of another talk or of nobody it is', async () => {
    const { url } = await startServer({ bot: countingBot() });
    const [one, two] = await Promise.all([beginTalk(url), beginTalk(url)]);
    expect((await call('DELETE', one.path, { token: two.token })).status).toBe(403);
    expect((await call('DELETE', one.path)).status).toBe(401);
    for (const token of ['x', `${one.token}x`, newSecret()]) {
      expect((await call('DELETE', one.path, { token })).status).toBe(403);
    }
    for (const secret of [undefined, 'short', one.token]) {
      expect((await call('DELETE', `${url}/v3/directline/conversations`, { token: secret })).status).toBe(401);
    }
    expect((await one.say('still here')).status).toBe(200);
  });
});

describe('a talk opened with a secret of the client', () => {
  test('can be deleted by it, with nothing else known', async () => {
    const { url, store } = await startServer({ bot: countingBot() });
    const secret = newSecret();
    const { body } = await opened(url, { secret });
    expect((await forgetSecret(url, newSecret())).status).toBe(204);
    expect(await store.read([`web:${body.conversationId}`])).not.toEqual({});
    expect((await forgetSecret(url, secret)).status).toBe(204);
    expect(await store.read([`web:${body.conversationId}`])).toEqual({});
    expect((await opened(url, { secret })).status).toBe(404);
  });

  test('is the same where the answer to its opening got lost and it is opened again', async () => {
    const { url } = await startServer({ bot: countingBot() });
    const secret = newSecret();
    const [one, two] = [await opened(url, { secret }), await opened(url, { secret })];
    expect(two.body.conversationId).toBe(one.body.conversationId);
  });

  test('that is deleted before its opening was answered, or even heard, is not left', async () => {
    const { url, store } = await startServer({ bot: countingBot() });
    const secret = newSecret();
    const { write } = store;
    let release = (): void => undefined;
    const writing = new Promise<void>((begun) => {
      store.write = async (changes) => {
        begun();
        await new Promise<void>((go) => (release = go));
        await write(changes);
      };
    });
    const opening = opened(url, { secret });
    await writing;
    expect((await forgetSecret(url, secret)).status).toBe(204);
    release();
    expect((await opening).status).toBe(404);
    store.write = write;
    const other = newSecret();
    await forgetSecret(url, other);
    expect((await opened(url, { secret: other })).status).toBe(404);
  });

  test('a secret that could be guessed is not taken', async () => {
    const { url } = await startServer({ bot: countingBot() });
    expect((await opened(url, { secret: '1234' })).status).toBe(400);
  });
});

test('a stream that ends because its person leaves takes the talk with it, though no request got through', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const [left, slept] = await Promise.all([beginTalk(url), beginTalk(url)]);
  const [leaving, sleeping] = [left, slept].map(({ started }) => new WebSocket(started.body.streamUrl));
  await Promise.all([once(leaving!, 'open'), once(sleeping!, 'open')]);
  sleeping!.close();
  leaving!.close(4001);
  await Promise.all([once(leaving!, 'close'), once(sleeping!, 'close')]);
  while ((await read(left)).status !== 404) await new Promise(setImmediate);
  expect(await store.read([`web:${left.id}`])).toEqual({});
  expect(await slept.texts()).toHaveLength(2);
});
