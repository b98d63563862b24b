import { createRedisLogs } from './logs.js';
import type { Log } from '../../config/log.js';
import type { Counter } from '../counter.js';
import type { Keys } from '../keys.js';
import { createRedisCounter } from './counter.js';
import { openRedis } from './link.js';
import { createRedisQueue } from './lock.js';
import { createRedisStore } from './store.js';
import type { Backend } from '../backend.js';

/**
 * Everything that instances share, in the Redis at `url`. `ttl` and `logTtl`: lifetimes of state and activity logs in
 * ms.
 */
export async function openRedisBackend(deps: {
  url: string;
  keys: Keys;
  now: () => number;
  log: Log;
  ttl: number;
  logTtl: number;
  /** The counter to use while Redis is away. */
  counter: Counter;
}): Promise<Backend> {
  const { keys, now, log, ttl } = deps;
  const link = await openRedis(deps.url, log);
  return {
    kind: 'redis',
    store: createRedisStore({ link, keys, ttl, now, log }),
    queue: createRedisQueue(link, keys),
    logs: createRedisLogs({ link, keys, ttl: deps.logTtl, log }),
    counter: createRedisCounter(link, keys, deps.counter),
    close: () => link.close(),
  };
}
