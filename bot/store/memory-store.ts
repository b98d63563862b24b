import type { StoreItems } from 'botbuilder';
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

import { ETagConflict, isExpired, mayReplace, type StateStore } from './store.js';

/** A record. Its item is kept as JSON, as in the other stores, so that callers cannot change it. */
interface Held {
  json: string;
  eTag: string;
  savedAt: number;
}

const MAX_RECORDS = 100_000;
/** Most bytes of all records, reckoned: one caller can make records many times as long as usual. */
const MAX_BYTES = 48 * 1024 * 1024;
/** What a record takes beside its text. */
const RECORD_BYTES = 300;

/**
 * A store in memory alone, which ends with the process: for a demonstration or a test. Holds at most `max` records of
 * `maxBytes` in all, and drops the least recently used.
 */
export function createMemoryStore(options: {
  ttl: number;
  now: () => number;
  max?: number;
  maxBytes?: number;
}): StateStore {
  const { ttl, now } = options;
  const records = new LRUCache<string, Held>({
    max: options.max ?? MAX_RECORDS,
    maxSize: options.maxBytes ?? MAX_BYTES,
    // A letter takes two bytes as soon as one of them needs it.
    sizeCalculation: ({ json }, key) => RECORD_BYTES + 2 * (key.length + json.length),
  });

  function held(key: string): Held | null {
    const kept = records.get(key);
    if (!kept) return null;
    if (!isExpired(kept.savedAt, now(), ttl)) return kept;
    records.delete(key);
    return null;
  }

  return {
    async read(wanted) {
      const found: StoreItems = {};
      for (const key of wanted) {
        const kept = held(key);
        if (kept) found[key] = { ...(JSON.parse(kept.json) as object), eTag: kept.eTag };
      }
      return found;
    },
    async write(changes: StoreItems) {
      for (const [key, change] of Object.entries(changes)) {
        const { eTag: named, ...item } = change as Record<string, unknown>;
        if (!mayReplace(named, held(key)?.eTag ?? null)) throw new ETagConflict();
        records.set(key, { json: JSON.stringify(item), eTag: randomUUID(), savedAt: now() });
      }
    },
    async delete(wanted) {
      for (const key of wanted) records.delete(key);
    },
    takeDamage: () => false,
    check: async () => undefined,
    async sweep() {
      let removed = 0;
      for (const [key, { savedAt }] of Array.from(records.entries())) {
        if (isExpired(savedAt, now(), ttl) && records.delete(key)) removed += 1;
      }
      return removed;
    },
    tidy: async () => undefined,
  };
}
