import { afterEach, expect, test } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createLog } from '../bot/config/log.js';
import { createFileStore } from '../bot/store/file-store.js';
import { deriveKeys } from '../bot/store/keys.js';
import { openRedis } from '../bot/store/redis/link.js';
import { createRedisStore } from '../bot/store/redis/store.js';
import { removeRedises, startRedis } from './support/redis.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { describeWithRedis } from './support/with-redis.js';

/** The log names a talk only by a hash, and only at the level `debug`. */
const keys = deriveKeys(Buffer.alloc(32, 3));
const usual = { keys, ttl: 3_600_000, now: () => Date.UTC(2026, 10, 20) };

let logged: string[];
const log = createLog('info', (line) => void logged.push(line));
const expectTold = (): void => {
  expect(logged.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['record_damaged']);
  expect(logged.join('')).not.toContain(keys.hash('a'));
};

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

test('that a file is damaged is logged without its name', async () => {
  logged = [];
  const dir = await tempFolder();
  cleanups.push(removeFolders);
  await createFileStore({ ...usual, dir, log }).write({ a: { count: 1 } });
  const [name] = (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('.json'));
  await writeFile(join(dir, name!), 'x');
  expect(await createFileStore({ ...usual, dir, log }).read(['a'])).toEqual({});
  expectTold();
});

describeWithRedis('with Redis', () => {
  test('that a record is damaged is logged without its name', async () => {
    logged = [];
    const redis = await startRedis();
    const link = await openRedis(redis.url, log);
    cleanups.push(async () => {
      await link.close();
      await removeRedises();
    });
    const store = createRedisStore({ ...usual, link, log });
    await store.write({ a: { count: 1 } });
    const [name] = (await link.command('KEYS', '*')) as string[];
    await link.command('SETRANGE', name!, '80', '####');
    expect(await store.read(['a'])).toEqual({});
    expectTold();
  });
});
