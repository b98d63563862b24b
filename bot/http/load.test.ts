import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import { readLateness, watchLoad } from './load.js';

const TIMES = { late: 150, veryLate: 500, lookEvery: 400 };

let watched: ReturnType<typeof watchLoad> | undefined;
afterEach(() => watched?.close());

/** Blocks the event loop for `ms`, this many times. Returns the highest load that was reported. */
async function busy(ms: number, turns: number): Promise<number> {
  let most = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const until = performance.now() + ms;
    while (performance.now() < until);
    await wait(1);
    most = Math.max(most, watched!.load());
  }
  return most;
}

test('two measurements in a row decide: late sheds new talks, very late running ones too', () => {
  const next = readLateness(TIMES);
  expect([100, 300, 300, 900, 900, 300, 100, 100].map(next)).toEqual([0, 0, 1, 1, 2, 1, 0, 0]);
});

test('one long task is no load', () => {
  const next = readLateness(TIMES);
  expect([0, 900, 0, 900, 0].map(next)).toEqual([0, 0, 0, 0, 0]);
});

test('an event loop that is really late is noticed, and forgotten when it is not late any more', async () => {
  watched = watchLoad(TIMES);
  expect(watched.load()).toBe(0);
  // A slow machine may be later than it is made here: how late exactly is decided above.
  expect(await busy(300, 12)).toBeGreaterThanOrEqual(1);
  expect(await busy(900, 6)).toBe(2);
  for (let look = 0; look < 100 && watched.load() > 0; look += 1) await wait(TIMES.lookEvery);
  expect(watched.load()).toBe(0);
});
