import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { hashesOf, type Keys } from '../keys.js';
import { createQueue, type KeyedQueue } from '../queue.js';
import { StateUnavailable } from '../unavailable.js';
import { script, type RedisLink } from './link.js';
import { redisName } from './names.js';

/** KEYS: the names of one lock. ARGV: token, lifetime in ms. Returns 1 if all names were free and are now taken. */
const ACQUIRE = script(`
  for _, name in ipairs(KEYS) do if redis.call('EXISTS', name) == 1 then return 0 end end
  for _, name in ipairs(KEYS) do redis.call('SET', name, ARGV[1], 'PX', ARGV[2]) end
  return 1`);
/** KEYS, ARGV: as in ACQUIRE. */
const RENEW = script(`
  for _, name in ipairs(KEYS) do
    if redis.call('GET', name) == ARGV[1] then redis.call('PEXPIRE', name, ARGV[2]) end
  end`);
/** KEYS: as in ACQUIRE. ARGV: token. */
const RELEASE = script(`
  for _, name in ipairs(KEYS) do if redis.call('GET', name) == ARGV[1] then redis.call('DEL', name) end end`);

/** Milliseconds until the lock of an instance that died is free. */
const LOCK_TTL = 3000;
const RENEW_EVERY = 1000;
/** Milliseconds that a turn waits for a turn on another instance. */
const WAIT_AT_MOST = 15_000;
const LOOK_EVERY = 15;

/**
 * Runs jobs of the same key one after the other, on all instances. Within a process they run in the order of the calls;
 * between processes a lock in Redis orders them. If a job's lock expires, the job goes on; its write then fails if the
 * eTag has changed.
 */
export function createRedisQueue(link: RedisLink, keys: Keys): KeyedQueue {
  const here = createQueue();

  async function acquire(names: string[], token: string, ahead?: () => void): Promise<void> {
    const give = performance.now() + WAIT_AT_MOST;
    for (;;) {
      const acquired = link.run(ACQUIRE, names, [token, LOCK_TTL]);
      // Its commands follow ACQUIRE on the same connection. So if the lock is free, they read under the lock.
      ahead?.();
      if ((await acquired) === 1) return;
      if (performance.now() > give) throw new StateUnavailable('another turn of this talk does not end');
      await wait(LOOK_EVERY * (0.5 + Math.random()));
    }
  }

  async function locked<T>(key: string, job: () => Promise<T>, ahead?: () => void): Promise<T> {
    // Also locks the old keys' names. While the key is being changed, all instances then share at least one name.
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
      // Not awaited: later commands are sent after it in any case. If Redis is away, the lock expires.
      link.run(RELEASE, names, [token]).catch(() => undefined);
    }
  }

  return {
    run: (key, job, ahead) => here.run(key, () => locked(key, job, ahead)),
    idle: () => here.idle(),
  };
}
