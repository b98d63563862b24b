import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createLog } from '../bot/config/log.js';
import { createFileStore } from '../bot/store/file-store.js';
import { deriveKeys } from '../bot/store/keys.js';
import type { StateStore } from '../bot/store/store.js';
import { storedFiles } from './support/stored-files.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

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
afterEach(removeFolders);

const files = (): Promise<string[]> => storedFiles(dir);

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
  expect(JSON.parse(text)).toMatchObject({ v: 2, kid: keys.id, savedAt: TEST_DAY });
  expect(file).not.toContain(createHash('sha256').update('web:conversation-1').digest('hex').slice(0, 32));
  expect((await stat(dirname(file!))).mode & 0o077).toBe(0);
});

test('a record older than the time to live reads as nothing, and the sweep deletes it; a write renews it', async () => {
  await store.write({ a: { count: 1 } });
  now += 23 * HOUR;
  await store.write({ a: { count: 2 } });
  now += 23 * HOUR;
  expect((await store.read(['a']))['a'].count).toBe(2);
  now += HOUR + 1;
  expect(await store.read(['a'])).toEqual({});
  expect(await store.sweep()).toBe(1);
  expect(await files()).toEqual([]);
});

test('what was written while the clock was far ahead is not kept for longer', async () => {
  now += 30 * 24 * HOUR;
  await store.write({ a: { count: 1 } });
  const [file] = await files();
  await utimes(file!, now / 1000, now / 1000);
  now = TEST_DAY;
  expect(await openStore().read(['a'])).toEqual({});
  // Its lifetime begins when the sweep notices it. So a clock that is wrong during one sweep deletes nothing.
  expect(await store.sweep()).toBe(0);
  now += 24 * HOUR + 1;
  expect(await store.sweep()).toBe(1);
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
  await store.tidy();
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
  // A folder in place of the temporary file cannot be overwritten, even by root.
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
