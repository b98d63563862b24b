import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createLog } from '../bot/log.js';
import { createFileStore, ETagConflict, type StateStore } from '../bot/state/file-store.js';
import { deriveKeys } from '../bot/state/keys.js';
import { stopAll, storedFiles, tempFolder, TEST_DAY } from './support/server.js';

const HOUR = 3_600_000;
const keys = deriveKeys(Buffer.alloc(32, 3));

let dir: string;
let now: number;
let store: StateStore;
let logged: string[];

function openStore(openFiles?: number): StateStore {
  const log = createLog('debug', (line) => void logged.push(line));
  return createFileStore({ dir, keys, ttl: 24 * HOUR, now: () => now, log, ...(openFiles ? { openFiles } : {}) });
}

beforeEach(async () => {
  dir = await tempFolder();
  now = TEST_DAY;
  logged = [];
  store = openStore();
});
afterEach(stopAll);

const files = (): Promise<string[]> => storedFiles(dir);

/** The contract that Bot Framework's own tests ask of every store. */
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

test('deleting deletes the file', async () => {
  await store.write({ a: { count: 1 } });
  expect(await files()).toHaveLength(1);
  await store.delete(['a']);
  expect(await files()).toEqual([]);
  expect(await store.read(['a'])).toEqual({});
});

test('files are told neither their key nor what stands in them, and are for the owner only', async () => {
  await store.write({ 'web:conversation-1': { word: 'visible' } });
  const [file] = await files();
  expect(file).not.toContain('conversation-1');
  const text = await readFile(file!, 'utf8');
  expect(text).not.toMatch(/visible|conversation-1/);
  expect(JSON.parse(text)).toMatchObject({ v: 1, kid: keys.id, savedAt: TEST_DAY });
  expect(file).not.toContain(createHash('sha256').update('web:conversation-1').digest('hex').slice(0, 32));
  expect((await stat(dirname(file!))).mode & 0o077).toBe(0);
});

test('another program that opens the folder later reads the same; one with another key reads nothing', async () => {
  await store.write({ a: { count: 1 } });
  expect((await openStore().read(['a']))['a'].count).toBe(1);
  const stranger = createFileStore({
    dir,
    keys: deriveKeys(Buffer.alloc(32, 4)),
    ttl: HOUR,
    now: () => now,
    log: createLog('silent'),
  });
  expect(await stranger.read(['a'])).toEqual({});
});

test('a record older than the time to live reads as nothing and its file goes; a write renews it', async () => {
  await store.write({ a: { count: 1 } });
  now += 23 * HOUR;
  await store.write({ a: { count: 2 } });
  now += 23 * HOUR;
  expect((await store.read(['a']))['a'].count).toBe(2);
  now += HOUR + 1;
  expect(await store.read(['a'])).toEqual({});
  expect(await files()).toEqual([]);
});

test('the sweep deletes what has expired and what a killed process left, and nothing else', async () => {
  await store.write({ old: { count: 1 } });
  now += 20 * HOUR;
  await store.write({ young: { count: 2 } });
  const half = join(dirname((await files())[0]!), '.half.json.tmp');
  await writeFile(half, 'x');
  now += 5 * HOUR;
  expect(await store.sweep()).toBe(1);
  expect(await files()).toContain(half);
  await store.sweep(true);
  expect(await files()).toHaveLength(1);
  expect((await store.read(['young']))['young'].count).toBe(2);
});

test('many keys through few open files: every write lands, none is half-read', async () => {
  const small = openStore(2);
  const names = Array.from({ length: 40 }, (_, i) => `key ${i}`);
  await Promise.all(
    names.flatMap((name) =>
      [1, 2, 3].map((count) => small.write({ [name]: { count } }).then(() => small.read([name]))),
    ),
  );
  const back = await openStore().read(names);
  expect(names.map((name) => back[name].count)).toEqual(names.map(() => 3));
});

test('a failed write changes nothing, also in memory', async () => {
  await store.write({ a: { count: 1 } });
  const [file] = await files();
  // A folder in the place of the temporary file cannot be written over, not even by root.
  const inTheWay = join(dirname(file!), `.${file!.split('/').at(-1)}.tmp`);
  await mkdir(inTheWay);
  await expect(store.write({ a: { count: 2 } })).rejects.toThrow(/EISDIR/);
  expect((await store.read(['a']))['a'].count).toBe(1);
});

test('a folder that cannot be written shows in the check', async () => {
  await store.check();
  const blocked = join(dir, 'file');
  await writeFile(blocked, '');
  const log = createLog('silent');
  await expect(createFileStore({ dir: blocked, keys, ttl: HOUR, now: () => now, log }).check()).rejects.toThrow(
    /EEXIST|ENOTDIR/,
  );
});
