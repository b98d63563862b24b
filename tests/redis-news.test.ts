import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createRedisLogs } from '../bot/store/redis/logs.js';
import { createLog } from '../bot/config/log.js';
import { deriveKeys } from '../bot/store/keys.js';
import { openRedis, type RedisLink } from '../bot/store/redis/link.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';

const log = createLog('silent');

describeWithRedis('news through Redis', () => {
  let redis: TestRedis;
  let link: RedisLink;
  beforeAll(async () => {
    redis = await startRedis();
    link = await openRedis(redis.url, log);
  });
  afterAll(async () => {
    await link.close();
    await removeRedises();
  });

  test('who begins to listen while the last one leaves hears what comes', async () => {
    const heard: string[] = [];
    const [first, second] = ['first', 'second'].map((who) => (message: string) => heard.push(`${who}: ${message}`));
    await link.subscribe('talk', first!);
    // Redis answers both only after both were sent.
    await Promise.all([link.unsubscribe('talk', first!), link.subscribe('talk', second!)]);
    await link.command('PUBLISH', 'talk', 'hello');
    await link.unsubscribe('talk', second!);
    expect(heard).toEqual(['second: hello']);
  });

  test('a page that opens a talk’s stream as another closes it is not left in silence', async () => {
    const logs = createRedisLogs({ link, keys: deriveKeys(Buffer.alloc(32, 1)), ttl: 60_000, log });
    const heard: string[] = [];
    const follow = (who: string): Promise<() => void> => {
      const push = ({ activities }: { activities: { id: string }[] }): void =>
        void heard.push(...activities.map(({ id }) => `${who}: ${id}`));
      return logs.follow('talk', null, { push, end: () => undefined });
    };
    const leave = await follow('old');
    leave();
    const leaveLater = await follow('new');
    await logs.append('talk', [{ id: 'a' }]);
    while (heard.length === 0) await link.command('PING');
    expect(heard).toEqual(['new: a']);
    leaveLater();
  });
});
