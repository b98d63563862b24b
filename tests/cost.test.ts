import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

import { cpuOf, inBytes, openDoors, type Door } from './support/cost.js';
import { SHAPES } from './support/hostile-shapes.js';

/**
 * No input costs more than its length: at every door, in every shape, twice the text takes at most two and a half times
 * the processor time. A relation, not a time: the machine's speed cancels out, and where a measurement was disturbed the
 * two are measured again. How many milliseconds it is stands in the bench (`npm run bench -- cost`).
 */

// Thousands of requests; how long that takes on a busy machine is not what is tested.
jest.setTimeout(900_000);

const MOST = 2.5;
const TRIES = 6;

let doors: Door[];
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ doors, stop } = await openDoors());
});
afterAll(() => stop());

/** The least seen of how many times as much the whole text costs as half of it; ends as soon as that is little enough. */
async function growth(door: Door, make: (length: number) => string): Promise<number> {
  const whole = inBytes(make(door.max), door.max);
  const half = inBytes(make(door.max / 2), Buffer.byteLength(whole) / 2);
  await door.put(whole);
  let [least, times] = [{ half: Infinity, whole: Infinity }, Infinity];
  for (let run = 0; run < TRIES && times > MOST; run += 1) {
    least = {
      half: Math.min(least.half, await cpuOf(() => door.put(half), run + 1)),
      whole: Math.min(least.whole, await cpuOf(() => door.put(whole), run + 1)),
    };
    times = least.whole / least.half;
  }
  return times;
}

test('twice the input costs at most two and a half times the work, at every door and in every shape', async () => {
  const grown: string[] = [];
  for (const door of doors) {
    for (const { name, make } of SHAPES) {
      const times = await growth(door, make);
      if (times > MOST) grown.push(`${door.name}, ${name}: ${times.toFixed(1)} times`);
    }
  }
  expect(SHAPES.length).toBeGreaterThanOrEqual(30);
  expect(grown).toEqual([]);
});
