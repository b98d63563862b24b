import type { StoreItems } from 'botbuilder';
import { basename } from 'node:path';

import { createLog } from '../../bot/config/log.js';
import { createFileStore } from '../../bot/store/file-store.js';
import type { Keys } from '../../bot/store/keys.js';
import { openRedis } from '../../bot/store/redis/link.js';
import { createRedisStore } from '../../bot/store/redis/store.js';
import type { StateStore } from '../../bot/store/store.js';
import { storedFiles } from './stored-files.js';

const log = createLog('silent');
/** Reads a talk however old it is. */
const ALL = { ttl: Infinity, now: Date.now, log };

/** Keys that open a record by its stored name. The conversation need not be known. */
const byName = (keys: Keys): Keys => ({ ...keys, hash: (name) => name });

/** The stored state of every talk in the files under `dir`, decrypted. Rejects if one cannot be read. */
export async function statesInFiles(dir: string, keys: Keys): Promise<StoreItems[]> {
  const names = (await storedFiles(dir)).map((file) => basename(file, '.json'));
  return readAll(createFileStore({ dir, keys: byName(keys), ...ALL }), names);
}

/** The stored state of every talk in the Redis at `url`, decrypted. Rejects if one cannot be read. */
export async function statesInRedis(url: string, keys: Keys): Promise<StoreItems[]> {
  const link = await openRedis(url, log);
  try {
    const found = (await link.command('KEYS', '*:state')) as string[];
    const names = found.map((name) => /\{(.*)\}/.exec(name)![1]!);
    return await readAll(createRedisStore({ link, keys: byName(keys), ...ALL }), names);
  } finally {
    await link.close();
  }
}

async function readAll(store: StateStore, names: readonly string[]): Promise<StoreItems[]> {
  const found = await store.read([...names]);
  const lost = names.filter((name) => !(name in found));
  if (lost.length > 0) throw new Error(`cannot be read: ${lost.join(', ')}`);
  return names.map((name) => found[name]);
}
