import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

function openStore(): StateStore {
  const log = createLog('debug', (line) => void logged.push(line));
  return createFileStore({ dir, keys, ttl: 24 * HOUR, now: () => now, log });
}

beforeEach(async () => {
  dir = await tempFolder();
  now = TEST_DAY;
  logged = [];
  store = openStore();
});
afterEach(removeFolders);

const files = (): Promise<string[]> => storedFiles(dir);

test.each<[string, (file: string) => Promise<void>]>([
  ['cut short', async (file) => writeFile(file, (await readFile(file, 'utf8')).slice(0, 40))],
  ['emptied', async (file) => writeFile(file, '')],
  [
    'changed by hand',
    async (file) => writeFile(file, (await readFile(file, 'utf8')).replace(/"savedAt":\d/, '"savedAt":2')),
  ],
  ['not ours', async (file) => writeFile(file, '{"__proto__":{"item":{}}}')],
])('a file that was %s is set aside, told once, logged without content, and in nobody’s way', async (_, damage) => {
  await store.write({ a: { word: 'visible' } });
  const [file] = await files();
  await damage(file!);
  const later = openStore();
  expect(await later.read(['a'])).toEqual({});
  expect([later.takeDamage('a'), later.takeDamage('a')]).toEqual([true, false]);
  expect(await files()).toEqual([`${file}.damaged`]);
  expect(logged.join('')).toContain('record_damaged');
  expect(logged.join('')).not.toContain('visible');
  await later.write({ a: { word: 'new' } });
  expect((await openStore().read(['a']))['a'].word).toBe('new');
  await later.delete(['a']);
  expect(await files()).toEqual([]);
});

test('a damaged file that nobody asks for goes with the sweep', async () => {
  await store.write({ a: { count: 1 } });
  await writeFile((await files())[0]!, 'x');
  const later = openStore();
  await later.read(['a']);
  expect(await later.sweep()).toBe(0);
  now += 25 * HOUR;
  expect(await later.sweep()).toBe(1);
  expect(await files()).toEqual([]);
});

test("one record's file put in the place of another does not pass for it", async () => {
  await store.write({ a: { count: 1 } });
  await store.write({ b: { count: 2 } });
  const at = (key: string): string => join(dir, 'talks', keys.hash(key).slice(0, 2), `${keys.hash(key)}.json`);
  await rename(at('a'), at('b'));
  expect(await openStore().read(['b'])).toEqual({});
});
