import type { Config } from '../config/config.js';
import type { Log } from '../config/log.js';
import { ACTIVITY_LOG_TTL } from './activity-logs.js';
import type { Backend } from './backend.js';
import { createMemoryCounter } from './counter.js';
import { createFileStore } from './file-store.js';
import type { Keys } from './keys.js';
import { createMemoryLogs } from './memory-logs.js';
import { createMemoryStore } from './memory-store.js';
import { ownFolder } from './owned-dir.js';
import { createQueue } from './queue.js';

/** The value of `STATE_DIR` that means: keep talks in memory only. */
export const IN_MEMORY = ':memory:';

/**
 * The backend that the settings ask for: Redis if REDIS_URL is set, else files in STATE_DIR, or memory. `now` is a
 * clock (epoch ms) that must not jump, because expired records are deleted by it. Rejects with UnfitStateDir.
 */
export async function openBackend(deps: { config: Config; keys: Keys; now: () => number; log: Log }): Promise<Backend> {
  const { config, keys, now, log } = deps;
  const ttl = config.stateTtl;
  const logTtl = Math.min(ttl, ACTIVITY_LOG_TTL);
  const counter = createMemoryCounter(now);
  if (config.redisUrl !== null) {
    // Loaded only if it is used: the client costs start-up time and memory.
    const { openRedisBackend } = await import('./redis/backend.js');
    return openRedisBackend({ url: config.redisUrl, keys, now, log, ttl, logTtl, counter });
  }
  const kind = config.stateDir === IN_MEMORY ? 'memory' : 'files';
  const release = kind === 'files' ? await ownFolder(config.stateDir) : async () => undefined;
  return {
    kind,
    store:
      kind === 'memory'
        ? createMemoryStore({ ttl, now })
        : createFileStore({ dir: config.stateDir, keys, ttl, now, log }),
    queue: createQueue(),
    logs: createMemoryLogs({ now, ttl: logTtl }),
    counter,
    close: release,
  };
}
