import { createRedisLogs } from '../channels/directline/redis-logs.js';
import type { Log } from '../config/log.js';
import type { Counter } from '../state/counter.js';
import type { Keys } from '../state/keys.js';
import { createRedisCounter } from '../state/redis/counter.js';
import { openRedis } from '../state/redis/link.js';
import { createRedisQueue } from '../state/redis/lock.js';
import { createRedisStore } from '../state/redis/store.js';
import type { Backend } from './backend.js';

/** All that instances share, in the Redis at `url`. `ttl` and `wordsTtl`: milliseconds for which state and words stay. */
export async function openRedisBackend(deps: {
  url: string;
  keys: Keys;
  now: () => number;
  log: Log;
  ttl: number;
  wordsTtl: number;
  /** Counts while Redis is away. */
  counter: Counter;
}): Promise<Backend> {
  const { keys, now, log, ttl } = deps;
  const link = await openRedis(deps.url, log);
  return {
    kind: 'redis',
    store: createRedisStore({ link, keys, ttl, now, log }),
    queue: createRedisQueue(link, keys),
    logs: createRedisLogs({ link, keys, ttl: deps.wordsTtl, log }),
    counter: createRedisCounter(link, keys, deps.counter),
    close: () => link.close(),
  };
}
