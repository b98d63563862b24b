import { afterEach, expect, test } from '@jest/globals';

import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis } from './support/redis.js';
import { sendRedis } from './support/send-redis.js';
import { startServer, stopAll } from './support/server.js';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy.js';
import { describeWithRedis } from './support/with-redis.js';

/** What the program does and logs while Redis is away or refuses commands. */

const proxies: TcpProxy[] = [];
afterEach(async () => {
  await stopAll();
  for (const proxy of proxies.splice(0)) proxy.close();
  await removeRedises();
});

const eventsIn = (logged: string[]): Record<string, unknown>[] => logged.map((line) => JSON.parse(line));
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((go) => setTimeout(go, 50));
}

describeWithRedis('with Redis', () => {
  test('while it is known to be silent nothing waits for it: turns are refused unasked, until it answers again', async () => {
    const redis = await startRedis();
    const proxy = await startTcpProxy(Number(new URL(redis.url).port));
    proxies.push(proxy);
    const logged: string[] = [];
    const { url } = await startServer({
      bot: countingBot(),
      env: { REDIS_URL: `redis://127.0.0.1:${proxy.port}` },
      logged,
    });
    const talk = await beginTalk(url);
    proxy.stall();
    expect((await talk.say('into the hole')).status).toBe(503);
    const sent = proxy.bytesSent();
    const answers = await Promise.all(Array.from({ length: 40 }, () => talk.say('and again')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(answers[0]!.headers.get('retry-after')).toBe('5');
    expect((await call('GET', `${url}/readyz`)).status).toBe(503);
    // Checking whether it is back takes a PING. A turn would take hundreds of bytes.
    expect(proxy.bytesSent() - sent).toBeLessThan(100);
    expect(eventsIn(logged).filter(({ event }) => event === 'redis_away')).toMatchObject([{ code: 'TIMEOUT' }]);

    proxy.resume();
    await until(() => logged.some((line) => line.includes('redis_back')));
    expect((await call('GET', `${url}/readyz`)).status).toBe(200);
    expect((await talk.say('back')).status).toBe(200);
  });

  test('why it refuses stands in the log, in its own word', async () => {
    const redis = await startRedis();
    const logged: string[] = [];
    const { url } = await startServer({ bot: countingBot(), env: { REDIS_URL: redis.url }, logged });
    const talk = await beginTalk(url);
    const codes = (): unknown[] =>
      eventsIn(logged)
        .filter(({ event }) => event === 'request_failed' || event === 'not_ready')
        .map(({ code }) => code);

    await sendRedis(redis, 'CONFIG SET maxmemory 1');
    expect((await talk.say('wintermantel')).status).toBe(503);
    expect((await call('GET', `${url}/readyz`)).status).toBe(503);
    expect(new Set(codes())).toEqual(new Set(['OOM']));

    logged.length = 0;
    await sendRedis(redis, 'CONFIG SET maxmemory 0');
    await sendRedis(redis, 'REPLICAOF 127.0.0.1 1');
    expect((await talk.say('zomerhoed')).status).toBe(503);
    expect(new Set(codes())).toEqual(new Set(['READONLY']));
    expect(logged.join('')).not.toMatch(/wintermantel|zomerhoed/);
  });

  test('a wrong password is said at the start; with the right one the program goes on by itself', async () => {
    const redis = await startRedis(['--requirepass', 'right']);
    const logged: string[] = [];
    const { url } = await startServer({
      bot: countingBot(),
      env: { REDIS_URL: redis.url.replace('//', '//:wrong@') },
      logged,
    });
    const said = eventsIn(logged).filter(({ event }) => event === 'redis_refuses');
    expect(said).toMatchObject([{ level: 'error', code: 'WRONGPASS' }]);
    expect(logged.join('')).not.toContain('wrong@');
    expect((await call('GET', `${url}/readyz`)).status).toBe(503);

    await sendRedis(redis, 'AUTH right\r\nCONFIG SET requirepass wrong');
    await until(async () => (await call('GET', `${url}/readyz`)).status === 200);
  });
});
