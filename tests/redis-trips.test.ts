import { afterEach, expect, test } from '@jest/globals';

import { beginTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { removeRedises, startRedis } from './support/redis.js';
import { startServer, stopAll } from './support/server.js';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy.js';
import { describeWithRedis } from './support/with-redis.js';

/** How often a turn waits for Redis. On a network with 10 ms delay, the person waits 10 ms each time. */

let proxy: TcpProxy;
afterEach(async () => {
  await stopAll();
  proxy.close();
  await removeRedises();
});

describeWithRedis('with Redis', () => {
  test('a turn takes few round trips', async () => {
    const redis = await startRedis();
    proxy = await startTcpProxy(Number(new URL(redis.url).port));
    const { url } = await startServer({
      bot: countingBot(),
      env: { REDIS_URL: `redis://127.0.0.1:${proxy.port}` },
    });
    const talk = await beginTalk(url);
    await talk.say('one');
    const before = proxy.roundTrips();
    expect((await talk.say('two')).status).toBe(200);
    await new Promise((go) => setTimeout(go, 100));
    // One of them counts the bytes of the activity log, apart from the state.
    expect(proxy.roundTrips() - before).toBeLessThanOrEqual(7);
  });
});
