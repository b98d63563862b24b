import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import { watchLoad } from './load.js';

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

test('a process whose event loop is late sheds new talks, then running ones, and takes all again when it is not', async () => {
  watched = watchLoad(TIMES);
  expect(watched.load()).toBe(0);
  expect(await busy(300, 12)).toBe(1);
  expect(await busy(900, 6)).toBe(2);
  await wait(3 * TIMES.lookEvery);
  expect(watched.load()).toBe(0);
});

test('one long task is no load', async () => {
  watched = watchLoad(TIMES);
  expect(await busy(900, 1)).toBe(0);
  await wait(TIMES.lookEvery);
  expect(watched.load()).toBe(0);
});
