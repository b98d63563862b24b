import { cpuOf, inBytes, openDoors, type Door } from './cost.js';
import { SHAPES } from './hostile-shapes.js';

/**
 * A separate program, so that only the server and its one client use processor time. It sends every shape of text, at
 * half and at full length, to every door, and writes as JSON where the full length costs more than MOST times the half.
 */
const MOST = 2.5;
/** A disturbed measurement is repeated. The smallest value of each counts. */
const TRIES = 6;

export interface Grown {
  door: string;
  shape: string;
  times: number;
}

async function growth(door: Door, make: (length: number) => string): Promise<number> {
  const whole = inBytes(make(door.max), door.max);
  const half = inBytes(make(door.max / 2), Buffer.byteLength(whole) / 2);
  await door.put(whole);
  const least = { half: Infinity, whole: Infinity };
  for (let run = 1; run <= TRIES; run += 1) {
    least.half = Math.min(least.half, await cpuOf(() => door.put(half), run));
    least.whole = Math.min(least.whole, await cpuOf(() => door.put(whole), run));
    if (least.whole <= MOST * least.half) break;
  }
  return least.whole / least.half;
}

const grown: Grown[] = [];
let pairs = 0;
const { doors, stop } = await openDoors();
for (const door of doors) {
  for (const { name, make } of SHAPES) {
    const times = await growth(door, make);
    pairs += 1;
    if (times > MOST) grown.push({ door: door.name, shape: name, times });
  }
}
await stop();
process.stdout.write(JSON.stringify({ pairs, grown }));
