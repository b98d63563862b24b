import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { Keys } from '../keys.js';
import { createQueue, type KeyedQueue } from '../queue.js';
import { StateUnavailable } from '../unavailable.js';
import { script, type RedisLink } from './link.js';
import { redisName } from './names.js';

const RELEASE = script(`if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`);
const RENEW = script(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`,
);

/** Milliseconds after which the lock of an instance that died is free. */
const LOCK_TTL = 3000;
const RENEW_EVERY = 1000;
/** Milliseconds for which a turn waits for one of another instance. */
const WAIT_AT_MOST = 15_000;
const LOOK_EVERY = 15;

/**
 * Runs jobs of the same key one after another, whichever instance was asked: in this process in the order asked, between
 * processes by a lock in Redis. A job whose lock ran out goes on; the eTag of what it writes then tells.
 */
export function createRedisQueue(link: RedisLink, keys: Keys): KeyedQueue {
  const here = createQueue();

  async function acquire(name: string, token: string): Promise<void> {
    const give = performance.now() + WAIT_AT_MOST;
    while ((await link.command('SET', name, token, 'NX', 'PX', String(LOCK_TTL))) !== 'OK') {
      if (performance.now() > give) throw new StateUnavailable('another turn of this talk does not end');
      await wait(LOOK_EVERY * (0.5 + Math.random()));
    }
  }

  async function locked<T>(key: string, job: () => Promise<T>): Promise<T> {
    const name = redisName('lock', keys.hash(key));
    const token = randomBytes(9).toString('base64url');
    await acquire(name, token);
    const renewing = setInterval(() => {
      link.run(RENEW, [name], [token, LOCK_TTL]).catch(() => undefined);
    }, RENEW_EVERY);
    try {
      return await job();
    } finally {
      clearInterval(renewing);
      // Not waited for: commands that follow come after it anyway, and where Redis is away the lock runs out.
      link.run(RELEASE, [name], [token]).catch(() => undefined);
    }
  }

  return {
    run: (key, job) => here.run(key, () => locked(key, job)),
    idle: () => here.idle(),
  };
}
