import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { deriveKeys } from './keys.js';
import { createQueue } from './queue.js';
import { seal } from './seal.js';
import { sweepFolder, type SweepOptions } from './sweep.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 9);
const keys = deriveKeys(Buffer.alloc(32, 3));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'family-guide-sweep-'));
  mkdirSync(join(dir, 'aa'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const pathOf = (file: string): string => join(dir, 'aa', file);
const files = (): string[] => readdirSync(join(dir, 'aa')).sort();
const save = (name: string, savedAt: number): void =>
  writeFileSync(pathOf(`${name}.json`), seal({ item: {}, eTag: 'e', savedAt }, name, keys));

function sweep(withLock: SweepOptions['withLock']): Promise<number> {
  return sweepFolder(dir, {
    now: NOW,
    ttl: 24 * HOUR,
    withLock,
    remove: async (name) => rmSync(pathOf(`${name}.json`)),
  });
}

test('a talk that was written anew while its turn was waited for stays', async () => {
  save('aa1', NOW - 25 * HOUR);
  save('aa2', NOW - 25 * HOUR);
  const queue = createQueue();
  const removed = await sweep((name, job) => {
    // Acts like a turn that was requested before the sweep's job.
    if (name === 'aa1') void queue.run(name, async () => save('aa1', NOW));
    return queue.run(name, job);
  });
  expect([removed, files()]).toEqual([1, ['aa1.json']]);
});

test('so does a damaged one that was set aside meanwhile', async () => {
  const damage = (at: number): void => {
    writeFileSync(pathOf('aa1.json.damaged'), 'x');
    utimesSync(pathOf('aa1.json.damaged'), at / 1000, at / 1000);
  };
  damage(NOW - 25 * HOUR);
  const held: string[] = [];
  const removed = await sweep(async (name, job) => {
    held.push(name);
    damage(NOW);
    return job();
  });
  expect([removed, files(), held]).toEqual([0, ['aa1.json.damaged'], ['aa1']]);
});
