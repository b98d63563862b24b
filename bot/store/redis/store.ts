import type { StoreItems } from 'botbuilder';
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

import type { Log } from '../../config/log.js';
import { DamagedRecord } from '../cipher.js';
import { keyCheck } from '../key-check.js';
import { hashesOf, type Keys } from '../keys.js';
import { seal, unseal, type Kept } from '../seal.js';
import { ETagConflict, type StateStore } from '../store.js';
import { script, type RedisLink } from './link.js';
import { redisName } from './names.js';

/** Length of an eTag. It stands before each sealed record, so that Redis can compare it. */
const TAG = 12;

/**
 * KEYS: record. ARGV: expected eTag (`*` for any), new eTag, sealed record, lifetime in ms. Returns 1 if it was
 * written.
 */
const REPLACE = script(`
  if ARGV[1] ~= '*' and redis.call('GETRANGE', KEYS[1], 0, ${TAG - 1}) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3], 'PX', ARGV[4])
  return 1`);

/** Holds a hash of the key that sealed everything. */
const KEY_CHECK = 'guide:key-check';

/**
 * A store in Redis: one sealed string per key. A write compares the eTag in the same round trip. Redis deletes expired
 * records itself.
 */
export function createRedisStore(options: {
  link: RedisLink;
  keys: Keys;
  /** Milliseconds after its last write until a record is deleted. */
  ttl: number;
  now: () => number;
  log: Log;
}): StateStore {
  const { link, keys, ttl, now, log } = options;
  const damage = new LRUCache<string, true>({ max: 10_000 });
  const nameOf = (key: string): string => redisName('state', keys.hash(key));

  async function readOne(key: string): Promise<Kept | null> {
    const text = (await link.command('GET', nameOf(key))) ?? (await adopt(key));
    if (typeof text !== 'string') return null;
    try {
      const kept = unseal(text.slice(TAG), key, keys);
      if (kept.eTag !== text.slice(0, TAG)) throw new DamagedRecord('the eTag is another');
      return kept;
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      await link.command('RENAME', nameOf(key), redisName('damaged', keys.hash(key)));
      damage.set(key, true);
      log.warn('record_damaged');
      return null;
    }
  }

  /**
   * Renames a record from the name made with an old key to its current name. Resolves with the record; null if there is
   * none.
   */
  async function adopt(key: string): Promise<unknown> {
    const [name, ...old] = hashesOf(key, keys);
    for (const before of old) {
      const text = await link.command('GET', redisName('state', before));
      if (typeof text !== 'string') continue;
      await link.command('RENAMENX', redisName('state', before), redisName('state', name));
      return link.command('GET', redisName('state', name));
    }
    return null;
  }

  return {
    async read(wanted) {
      const found: StoreItems = {};
      for (const key of wanted) {
        const kept = await readOne(key);
        if (kept) found[key] = { ...kept.item, eTag: kept.eTag };
      }
      return found;
    },
    async write(changes: StoreItems) {
      for (const [key, change] of Object.entries(changes)) {
        const { eTag: named = '*', ...item } = change as Record<string, unknown>;
        const eTag = randomBytes(9).toString('base64url');
        const sealed = seal({ item, eTag, savedAt: now() }, key, keys);
        const done = await link.run(REPLACE, [nameOf(key)], [String(named), eTag, sealed, Math.ceil(ttl)]);
        if (done !== 1) throw new ETagConflict();
      }
    },
    async delete(wanted) {
      for (const key of wanted) {
        for (const hashed of hashesOf(key, keys)) {
          await link.command('DEL', redisName('state', hashed));
          await link.command('DEL', redisName('damaged', hashed));
        }
      }
    },
    takeDamage: (key) => damage.delete(key),
    async check() {
      // Not just a ping: a full Redis, or a read-only replica, answers pings but cannot store a talk.
      await link.command('SET', redisName('state', 'probe'), 'x', 'PX', '1000');
      const found = await link.command('GET', KEY_CHECK);
      const check = keyCheck(typeof found === 'string' ? found : null, keys, 'Redis');
      if (check === null) return;
      // If two instances with different keys start at once, one of them gets this error.
      if (found !== null) await link.command('SET', KEY_CHECK, check);
      else if ((await link.command('SET', KEY_CHECK, check, 'NX')) === null) {
        keyCheck(String(await link.command('GET', KEY_CHECK)), keys, 'Redis');
      }
    },
    sweep: async () => 0,
    tidy: async () => undefined,
  };
}
