import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call, resumeTalk, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';
import { startServer, stopAll, type TestServer } from './support/server.js';

const [A, B] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));

/**
 * While the key is changed (`.env.example`, STATE_KEY_OLD) some instances have the new one and others still the old.
 */
describeWithRedis('instances of which each has the other’s key as its old one', () => {
  let redis: TestRedis;
  let one: TestServer;
  let two: TestServer;
  const start = (STATE_KEY: string, STATE_KEY_OLD: string): Promise<TestServer> =>
    startServer({ bot: countingBot(), env: { REDIS_URL: redis.url, STATE_KEY, STATE_KEY_OLD } });
  beforeAll(async () => {
    redis = await startRedis();
    [one, two] = await Promise.all([start(A!, B!), start(B!, A!)]);
  });
  afterAll(async () => {
    await stopAll();
    await removeRedises();
  });

  const at = (server: TestServer, talk: TestTalk): TestTalk =>
    resumeTalk(server.url, talk.id, talk.token, talk.started);

  test('what is said at one is found at the other, in the talk’s one order', async () => {
    const talk = await beginTalk(one.url);
    await at(two, talk).say('one');
    await talk.say('two');
    const texts = ['1: open', 'lang nl', '2: one', 'lang nl', '3: two', 'lang nl'];
    expect(await talk.texts()).toEqual(texts);
    expect(await at(two, talk).texts()).toEqual(texts);
  });

  test('what is said at one is heard on the stream of the other', async () => {
    const talk = await beginTalk(one.url);
    const { body } = await call('GET', `${at(two, talk).path}?watermark=${talk.started.body.watermark}`, {
      token: talk.token,
    });
    const socket = new WebSocket(body.streamUrl);
    await once(socket, 'open');
    const heard = once(socket, 'message');
    await talk.say('hello');
    // Also sent to itself, to detect a stream that hears only its own instance.
    await at(two, talk).say('own');
    expect(String((await heard)[0])).toContain('2: hello');
    socket.close();
  });

  test('a talk deleted at one is gone at the other', async () => {
    const talk = await beginTalk(one.url);
    await at(two, talk).say('one');
    expect((await call('DELETE', talk.path, { token: talk.token })).status).toBe(204);
    expect((await at(two, talk).say('two')).status).toBe(404);
    expect((await call('GET', `${at(two, talk).path}/activities`, { token: talk.token })).status).toBe(404);
  });

  test('a message sent to both is answered once', async () => {
    const talk = await beginTalk(one.url);
    const message = { text: 'hello', channelData: { clientActivityID: 'same' } };
    const ids = [await talk.say(message), await at(two, talk).say(message), await talk.say(message)];
    expect(new Set(ids.map(({ body }) => body.id)).size).toBe(1);
    expect(await talk.texts()).toEqual(['1: open', 'lang nl', '2: hello', 'lang nl']);
  });

  test('messages at once to both are answered one after the other, none lost', async () => {
    const talk = await beginTalk(one.url);
    await Promise.all(Array.from({ length: 20 }, (_, i) => at(i % 2 === 0 ? one : two, talk).say(`m${i}`)));
    const counts = (await talk.texts()).flatMap((text) => /^(\d+): m/.exec(text)?.[1] ?? []).map(Number);
    expect(counts).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });
});
