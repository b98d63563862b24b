import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { createLog } from '../bot/config/log.js';
import { createFileStore } from '../bot/store/file-store.js';
import { createMemoryStore } from '../bot/store/memory-store.js';
import { contract, KEYS, lastingContract, type Open } from './support/store-contract.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

/** What every store does, in memory and in files. For Redis see redis-store.test.ts. */
const HOUR = 3_600_000;
const log = createLog('silent');

describe('memory', () => {
  let now = TEST_DAY;
  contract(() => createMemoryStore({ ttl: 24 * HOUR, now: () => now }));

  test('it holds a bounded number of records, each for its time', async () => {
    const store = createMemoryStore({ ttl: 24 * HOUR, now: () => now, max: 2 });
    await store.write({ a: { count: 1 }, b: { count: 1 }, c: { count: 1 } });
    expect(Object.keys(await store.read(['a', 'b', 'c']))).toEqual(['b', 'c']);
    now += 25 * HOUR;
    expect(await store.read(['b'])).toEqual({});
    expect(await store.sweep()).toBe(1);
  });

  test('keeps no more bytes than it may, and the newest', async () => {
    const store = createMemoryStore({ ttl: 24 * HOUR, now: () => now, maxBytes: 50_000 });
    const long = 'x'.repeat(5000);
    for (let i = 0; i < 10; i += 1) await store.write({ [`key${i}`]: { long } });
    const kept = await store.read(Array.from({ length: 10 }, (_, i) => `key${i}`));
    expect(Object.keys(kept)).toEqual(['key6', 'key7', 'key8', 'key9']);
  });
});

describe('lowdb', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await tempFolder();
  });
  afterEach(removeFolders);
  const open: Open = (keys = KEYS) => createFileStore({ dir, keys, ttl: 24 * HOUR, now: () => TEST_DAY, log });
  contract(open);
  lastingContract(open);
});
