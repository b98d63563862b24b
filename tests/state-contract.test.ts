import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { createLog } from '../bot/log.js';
import { createFileStore } from '../bot/state/file-store.js';
import { deriveKeys } from '../bot/state/keys.js';
import { createMemoryStore } from '../bot/state/memory-store.js';
import { openRedis, type RedisLink } from '../bot/state/redis/link.js';
import { createRedisStore } from '../bot/state/redis/store.js';
import { ETagConflict, type StateStore } from '../bot/state/store.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { describeWithRedis } from './support/with-redis.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

const HOUR = 3_600_000;
const OLD = Buffer.alloc(32, 2);
const log = createLog('silent');

/** A store as it is opened by a program; opened again it finds what was written. */
type Open = (keys?: ReturnType<typeof deriveKeys>) => StateStore;
const usual = deriveKeys(Buffer.alloc(32, 3));

/** What every store must do; the first part is what Bot Framework's own tests ask. */
function contract(open: () => Open): void {
  let store: StateStore;
  beforeEach(() => {
    store = open()();
  });

  test('an unknown key reads as nothing; deleting it does no harm', async () => {
    expect(await store.read(['unknown'])).toEqual({});
    await store.delete(['unknown']);
  });

  test('what is written is read back with an eTag, whatever the key', async () => {
    const crazy = '!@#$%^&*()~/\\><,.?\';"`~ ../../x \u0000';
    await store.write({ [crazy]: { count: 1 } });
    expect(await store.read([crazy])).toEqual({ [crazy]: { count: 1, eTag: expect.any(String) } });
  });

  test('what was read can be changed without changing what is stored', async () => {
    await store.write({ a: { list: [1] } });
    (await store.read(['a']))['a'].list.push(2);
    expect((await store.read(['a']))['a'].list).toEqual([1]);
  });

  test('a write with a stale eTag fails and names the conflict; `*` and none overwrite', async () => {
    await store.write({ a: { count: 1 } });
    const first = (await store.read(['a']))['a'];
    await store.write({ a: { ...first, count: 2 } });
    await expect(store.write({ a: { ...first, count: 3 } })).rejects.toThrow(/eTag conflict/);
    await expect(store.write({ a: { ...first, count: 3 } })).rejects.toBeInstanceOf(ETagConflict);
    expect((await store.read(['a']))['a'].count).toBe(2);
    await store.write({ a: { count: 4, eTag: '*' } });
    await store.write({ a: { count: 5 } });
    expect((await store.read(['a']))['a'].count).toBe(5);
  });

  test('an empty eTag writes only where there is nothing; one of a deleted record fails', async () => {
    await store.write({ a: { count: 1, eTag: '' } });
    await expect(store.write({ a: { count: 2, eTag: '' } })).rejects.toThrow(/eTag conflict/);
    const old = (await store.read(['a']))['a'];
    await store.delete(['a']);
    await expect(store.write({ a: old })).rejects.toThrow(/eTag conflict/);
  });

  test('of many writes at once that name the same eTag one lands, and the others name the conflict', async () => {
    await store.write({ a: { count: 0 } });
    const read = (await store.read(['a']))['a'];
    const writes = Array.from({ length: 20 }, (_, count) => store.write({ a: { ...read, count } }));
    const results = await Promise.allSettled(writes);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ETagConflict);
    }
  });

  test('several keys are read, written and deleted together', async () => {
    await store.write({ a: { word: 'one' }, b: { word: 'zwei', deep: { list: [null, 'ب'] } } });
    expect(Object.keys(await store.read(['a', 'b', 'c'])).sort()).toEqual(['a', 'b']);
    await store.delete(['a', 'b']);
    expect(await store.read(['a', 'b'])).toEqual({});
  });

  test('it says that it can keep talks', async () => {
    await expect(store.check()).resolves.toBeUndefined();
    await store.tidy();
    expect(await store.sweep()).toBe(0);
  });
}

/** What stores do that outlive the process. */
function lastingContract(open: () => Open): void {
  test('opened again it reads the same; with another key, nothing', async () => {
    await open()().write({ a: { count: 1 } });
    expect((await open()().read(['a']))['a'].count).toBe(1);
    expect(await open()(deriveKeys(Buffer.alloc(32, 9))).read(['a'])).toEqual({});
  });

  test('after a change of key what the old one sealed is read, replaced, and deleted', async () => {
    await open()(deriveKeys(OLD)).write({ a: { count: 1 }, b: { count: 1 }, c: { count: 1 } });
    const changed = open()(deriveKeys(Buffer.alloc(32, 3), [Buffer.alloc(32, 8), OLD]));
    const read = (await changed.read(['a']))['a'];
    expect(read.count).toBe(1);
    await changed.write({ a: { ...read, count: 2 } });
    await changed.delete(['c']);
    // Without the old key: only what was written since is read.
    const later = open()();
    expect((await later.read(['a']))['a'].count).toBe(2);
    expect(await later.read(['b'])).toEqual({});
    expect(await open()(deriveKeys(OLD)).read(['a', 'c'])).toEqual({});
  });
}

describe('memory', () => {
  let now = TEST_DAY;
  contract(() => () => createMemoryStore({ ttl: 24 * HOUR, now: () => now }));

  test('it holds a bounded number of records, each for its time', async () => {
    const store = createMemoryStore({ ttl: 24 * HOUR, now: () => now, max: 2 });
    await store.write({ a: { count: 1 }, b: { count: 1 }, c: { count: 1 } });
    expect(Object.keys(await store.read(['a', 'b', 'c']))).toEqual(['b', 'c']);
    now += 25 * HOUR;
    expect(await store.read(['b'])).toEqual({});
    expect(await store.sweep()).toBe(1);
  });
});

describe('lowdb', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await tempFolder();
  });
  afterEach(removeFolders);
  const open: Open = (keys = usual) => createFileStore({ dir, keys, ttl: 24 * HOUR, now: () => TEST_DAY, log });
  contract(() => open);
  lastingContract(() => open);
});

describeWithRedis('Redis', () => {
  let redis: TestRedis;
  let link: RedisLink;
  const logged: string[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    link = await openRedis(redis.url, log);
  });
  afterAll(() => link.close());
  afterAll(removeRedises);
  beforeEach(async () => {
    logged.length = 0;
    await link.command('FLUSHALL');
  });
  const open: Open = (keys = usual) =>
    createRedisStore({
      link,
      keys,
      ttl: 24 * HOUR,
      now: () => TEST_DAY,
      log: createLog('debug', (l) => logged.push(l)),
    });
  contract(() => open);
  lastingContract(() => open);

  const names = async () => (await link.command('KEYS', '*')) as string[];

  test('Redis itself lets go of a record after its time, which a write renews', async () => {
    const store = open();
    await store.write({ a: { count: 1 } });
    const [name = ''] = await names();
    expect(Number(await link.command('PTTL', name))).toBeGreaterThan(23 * HOUR);
    await link.command('PEXPIRE', name, '60000');
    await store.write({ a: { count: 2 } });
    expect(Number(await link.command('PTTL', name))).toBeGreaterThan(23 * HOUR);
    await link.command('PEXPIRE', name, '0');
    expect(await store.read(['a'])).toEqual({});
  });

  test('Redis is told neither the key nor what is kept', async () => {
    await open().write({ 'web:conversation-1': { word: 'visible' } });
    const [name = ''] = await names();
    const value = String(await link.command('GET', name));
    expect(name + value).not.toMatch(/visible|conversation-1/);
    expect(JSON.parse(value.slice(12))).toMatchObject({ v: 2, kid: usual.id });
  });

  test('a damaged record is set aside, told once, logged without content, and in nobody’s way', async () => {
    const store = open();
    await store.write({ a: { word: 'visible' } });
    const [name = ''] = await names();
    await link.command('SETRANGE', name, '80', '####');
    expect(await store.read(['a'])).toEqual({});
    expect([store.takeDamage('a'), store.takeDamage('a')]).toEqual([true, false]);
    expect(logged.join('')).toMatch(/record_damaged/);
    await store.write({ a: { word: 'new' } });
    expect((await store.read(['a']))['a'].word).toBe('new');
    await store.delete(['a']);
    expect(await names()).toEqual([]);
  });

  test('a script that Redis has forgotten is given to it again', async () => {
    await link.command('SCRIPT', 'FLUSH');
    await open().write({ a: { count: 1 } });
    expect((await open().read(['a']))['a'].count).toBe(1);
  });
});
