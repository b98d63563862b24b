import { beforeEach, expect, test } from '@jest/globals';

import { deriveKeys, type Keys } from '../../bot/store/keys.js';
import { ETagConflict, type StateStore } from '../../bot/store/store.js';

/** Opens a store as a program does at its start, with `KEYS` unless others are given. */
export type Open = (keys?: Keys) => StateStore;

const MASTER = Buffer.alloc(32, 3);
const OLD_MASTER = Buffer.alloc(32, 2);
/** The keys of store tests. */
export const KEYS = deriveKeys(MASTER);

/** What every store must do. The first part repeats Bot Framework's own tests. */
export function contract(open: Open): void {
  let store: StateStore;
  beforeEach(() => {
    store = open();
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

/** What stores must do whose data outlive the process. */
export function lastingContract(open: Open): void {
  test('opened again it reads the same; with another key, nothing', async () => {
    await open().write({ a: { count: 1 } });
    expect((await open().read(['a']))['a'].count).toBe(1);
    expect(await open(deriveKeys(Buffer.alloc(32, 9))).read(['a'])).toEqual({});
  });

  test('after a change of key what the old one sealed is read, replaced, and deleted', async () => {
    await open(deriveKeys(OLD_MASTER)).write({ a: { count: 1 }, b: { count: 1 }, c: { count: 1 } });
    const changed = open(deriveKeys(MASTER, [Buffer.alloc(32, 8), OLD_MASTER]));
    const read = (await changed.read(['a']))['a'];
    expect(read.count).toBe(1);
    await changed.write({ a: { ...read, count: 2 } });
    await changed.delete(['c']);
    // Without the old key, only what was written after the change is read.
    const later = open();
    expect((await later.read(['a']))['a'].count).toBe(2);
    expect(await later.read(['b'])).toEqual({});
    expect(await open(deriveKeys(OLD_MASTER)).read(['a', 'c'])).toEqual({});
  });
}
