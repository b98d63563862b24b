import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call, resumeTalk, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';

/** Several instances on one Redis act as one bot: any of them accepts a message, any other may send the answer. */
describeWithRedis('instances that share a Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis(['--appendfsync', 'always']);
  });
  afterEach(stopAll);
  afterAll(removeRedises);

  const start = (env: Record<string, string> = {}): Promise<TestServer> =>
    startServer({ bot: countingBot(), env: { REDIS_URL: redis.url, ...env }, now: () => TEST_DAY });
  const at = (server: TestServer, talk: TestTalk): TestTalk =>
    resumeTalk(server.url, talk.id, talk.token, talk.started);

  /** The texts of the activities that a socket gets. */
  function listen(streamUrl: string) {
    const socket = new WebSocket(streamUrl);
    const heard: string[] = [];
    let wake = (): void => undefined;
    socket.on('message', (data) => {
      heard.push(...JSON.parse(String(data)).activities.map((activity: any) => activity.text));
      wake();
    });
    return {
      socket,
      heard,
      async until(count: number): Promise<string[]> {
        while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
        return heard;
      },
    };
  }

  test('a message sent to one is answered on the stream of the other, and can be read anywhere', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const talk = await beginTalk(one.url, { locale: 'fr' });
    const { body } = await call('GET', `${at(two, talk).path}?watermark=${talk.started.body.watermark}`, {
      token: talk.token,
    });
    const stream = listen(body.streamUrl);
    await once(stream.socket, 'open');
    await talk.say('one');
    expect(await stream.until(3)).toEqual(['one', '2: one', 'lang fr']);
    await at(two, talk).say('two');
    expect((await stream.until(6)).slice(3)).toEqual(['two', '3: two', 'lang fr']);
    const texts = await talk.texts();
    expect(texts).toEqual(['1: open', 'lang fr', '2: one', 'lang fr', '3: two', 'lang fr']);
    expect(await at(two, talk).texts()).toEqual(texts);
    stream.socket.close();
  });

  test('an odd, old or forged watermark reads everything; a good one only what is new', async () => {
    const server = await start();
    const talk = await beginTalk(server.url);
    const { watermark } = talk.started.body;
    await talk.say('one');
    expect(await talk.texts(watermark)).toEqual(['2: one', 'lang nl']);
    for (const odd of ['x', '7', '-1', '%00', '9'.repeat(40), '99999999999999-0', `${'0'.repeat(30)}-1`]) {
      expect(await talk.texts(odd)).toHaveLength(4);
    }
  });

  test('40 messages at once to two instances: none lost, each answered once, in one order', async () => {
    const servers = await Promise.all([start(), start()]);
    const talk = await beginTalk(servers[0]!.url);
    await Promise.all(Array.from({ length: 40 }, (_, i) => at(servers[i % 2]!, talk).say(`m${i}`)));
    const counts = (await talk.texts()).flatMap((text) => /^(\d+): m/.exec(text)?.[1] ?? []).map(Number);
    expect(counts).toEqual(Array.from({ length: 40 }, (_, i) => i + 2));
  });

  test('two messages sent quickly to one instance are answered in their order', async () => {
    const server = await start();
    const talk = await beginTalk(server.url);
    const texts = Array.from({ length: 12 }, (_, i) => `m${i}`);
    await Promise.all(texts.map((text) => talk.say(text)));
    const answered = (await talk.texts()).flatMap((text) => /^\d+: (m\d+)/.exec(text)?.[1] ?? []);
    expect([...answered].sort()).toEqual([...texts].sort());
    const echoed = (await call('GET', `${talk.path}/activities`, { token: talk.token })).body.activities
      .filter((activity: any) => activity.from.id !== 'bot')
      .map((activity: any) => activity.text);
    expect(echoed).toEqual(answered);
  });

  test('a message sent again to another instance is answered once, with the id of the first', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const talk = await beginTalk(one.url);
    const message = { text: 'hello', channelData: { clientActivityID: 'same' } };
    const posted = await Promise.all([talk.say(message), at(two, talk).say(message), talk.say(message)]);
    const again = await at(two, talk).say(message);
    expect(new Set([...posted, again].map(({ body }) => body.id)).size).toBe(1);
    expect(await talk.texts()).toEqual(['1: open', 'lang nl', '2: hello', 'lang nl']);
  });

  test('"forget me" and quick exit take everything away at once, on all instances', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const talk = await beginTalk(one.url);
    await talk.say('one');
    await at(two, talk).say({ text: 'do:forget' });
    expect(await talk.texts()).toEqual(['3: do:forget', 'lang nl']);
    expect(await one.store.read([`web:${talk.id}`])).toEqual({});

    const stream = listen(talk.started.body.streamUrl);
    await once(stream.socket, 'open');
    await stream.until(2);
    const closed = once(stream.socket, 'close');
    expect((await call('DELETE', at(two, talk).path, { token: talk.token })).status).toBe(204);
    await closed;
    for (const server of [one, two]) {
      expect((await at(server, talk).say('two')).status).toBe(404);
      expect((await call('GET', `${at(server, talk).path}/activities`, { token: talk.token })).status).toBe(404);
    }
    expect(await two.store.read([`web:${talk.id}`])).toEqual({});
  });

  test('limits are counted together', async () => {
    const [one, two] = await Promise.all([start({ LIMIT_MESSAGES: '3' }), start({ LIMIT_MESSAGES: '3' })]);
    const talk = await beginTalk(one.url);
    expect((await talk.say('one')).status).toBe(200);
    expect((await at(two, talk).say('two')).status).toBe(200);
    const refused = await at(one, talk).say('three');
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_messages' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('while Redis is away requests get 503 and a reason; nothing acknowledged is lost, and it goes on by itself', async () => {
    const server = await start();
    const talk = await beginTalk(server.url);
    const stream = listen(talk.started.body.streamUrl);
    await once(stream.socket, 'open');
    await talk.say('one');
    await stream.until(3);
    await redis.kill();
    const message = { text: 'two', channelData: { clientActivityID: 'm2' } };
    for (const answer of [await talk.say(message), await call('GET', `${server.url}/readyz`)]) {
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'state_unavailable' } } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await call('GET', `${server.url}/healthz`)).status).toBe(200);
    expect((await call('GET', `${talk.path}/activities`, { token: talk.token })).status).toBe(503);
    expect((await call('POST', `${server.url}/v3/directline/conversations`, { body: { locale: 'nl' } })).status).toBe(
      503,
    );

    await redis.start();
    while ((await call('GET', `${server.url}/readyz`)).status !== 200) await new Promise((go) => setTimeout(go, 50));
    expect((await talk.say(message)).status).toBe(200);
    expect((await stream.until(6)).slice(3)).toEqual(['two', '3: two', 'lang nl']);
    expect(await talk.texts()).toEqual(['1: open', 'lang nl', '2: one', 'lang nl', '3: two', 'lang nl']);
    stream.socket.close();
  });

  test('a Redis that can take nothing more is told in the same way', async () => {
    const server = await start();
    const talk = await beginTalk(server.url);
    const full = await startRedis(['--maxmemory', '1', '--maxmemory-policy', 'noeviction']);
    const other = await startServer({ bot: countingBot(), env: { REDIS_URL: full.url } });
    const begun = await call('POST', `${other.url}/v3/directline/conversations`, { body: { locale: 'nl' } });
    expect(begun).toMatchObject({ status: 503, body: { error: { code: 'state_unavailable' } } });
    expect((await call('GET', `${other.url}/readyz`)).status).toBe(503);
    expect((await talk.say('one')).status).toBe(200);
  });

  test('an instance starts without Redis, is not ready, and becomes so when Redis comes', async () => {
    await redis.stop();
    const server = await start();
    expect((await call('GET', `${server.url}/readyz`)).status).toBe(503);
    await redis.start();
    while ((await call('GET', `${server.url}/readyz`)).status !== 200) await new Promise((go) => setTimeout(go, 50));
    expect((await beginTalk(server.url)).started.status).toBe(201);
  });
});
