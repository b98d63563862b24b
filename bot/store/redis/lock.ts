import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { hashesOf, type Keys } from '../keys.js';
import { createQueue, type KeyedQueue } from '../queue.js';
import { StateUnavailable } from '../unavailable.js';
import { script, type RedisLink } from './link.js';
import { redisName } from './names.js';

/** KEYS: the names of one lock. ARGV: token, ms to live. 1 where all were free and are now taken. */
const ACQUIRE = script(`
  for _, name in ipairs(KEYS) do if redis.call('EXISTS', name) == 1 then return 0 end end
  for _, name in ipairs(KEYS) do redis.call('SET', name, ARGV[1], 'PX', ARGV[2]) end
  return 1`);
/** KEYS, ARGV: as above. */
const RENEW = script(`
  for _, name in ipairs(KEYS) do
    if redis.call('GET', name) == ARGV[1] then redis.call('PEXPIRE', name, ARGV[2]) end
  end`);
/** KEYS: as above. ARGV: token. */
const RELEASE = script(`
  for _, name in ipairs(KEYS) do if redis.call('GET', name) == ARGV[1] then redis.call('DEL', name) end end`);

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

  async function acquire(names: string[], token: string, ahead?: () => void): Promise<void> {
    const give = performance.now() + WAIT_AT_MOST;
    for (;;) {
      const acquired = link.run(ACQUIRE, names, [token, LOCK_TTL]);
      // Sent behind it on the same connection: what is read, is read under the lock where it was free.
      ahead?.();
      if ((await acquired) === 1) return;
      if (performance.now() > give) throw new StateUnavailable('another turn of this talk does not end');
      await wait(LOOK_EVERY * (0.5 + Math.random()));
    }
  }

  async function locked<T>(key: string, job: () => Promise<T>, ahead?: () => void): Promise<T> {
    // Under the old keys too: while the key is being changed, instances agree on one of the names at least.
    const names = hashesOf(key, keys).map((hashed) => redisName('lock', hashed));
    const token = randomBytes(9).toString('base64url');
    await acquire(names, token, ahead);
    const renewing = setInterval(() => {
      link.run(RENEW, names, [token, LOCK_TTL]).catch(() => undefined);
    }, RENEW_EVERY);
    try {
      return await job();
    } finally {
      clearInterval(renewing);
      // Not waited for: commands that follow come after it anyway, and where Redis is away the lock runs out.
      link.run(RELEASE, names, [token]).catch(() => undefined);
    }
  }

  return {
    run: (key, job, ahead) => here.run(key, () => locked(key, job, ahead)),
    idle: () => here.idle(),
  };
}
