import { createMemoryCounter } from '../../bot/store/counter.js';
import { createMemoryLogs } from '../../bot/store/memory-logs.js';
import { createMemoryStore } from '../../bot/store/memory-store.js';

/**
 * Fills everything that a program keeps in memory of talks and callers far beyond its bounds, and prints as JSON what each
 * then takes of the heap, in MB. Run with `--expose-gc`, and a limit of the heap that it must not reach.
 */

const HOUR = 3_600_000;
/** A text of its own: strings that are put together share their parts, and would take too little. */
const own = (text: string): string => Buffer.from(text).toString();
const PIECE = 'ж'.repeat(2000);
const now = (): number => Date.now();
const heap = (): number => {
  globalThis.gc!();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const kept: unknown[] = [];
const taken: Record<string, number> = {};
async function fill(what: string, job: () => Promise<unknown>): Promise<void> {
  const before = heap();
  kept.push(await job());
  taken[what] = heap() - before;
}

const nameOf = (i: number): string => own(`${i}-`.padEnd(43, 'n'));

await fill('talks, usual length', async () => {
  const store = createMemoryStore({ ttl: 24 * HOUR, now });
  for (let i = 0; i < 120_000; i += 1) {
    await store.write({
      [nameOf(i)]: { lang: 'nl', flow: { id: 'reunification.start', answers: { status: 'refugee', part: i } } },
    });
  }
  return store;
});
await fill('talks, as long as can be', async () => {
  const store = createMemoryStore({ ttl: 24 * HOUR, now });
  for (let i = 0; i < 30_000; i += 1) await store.write({ [nameOf(i)]: { text: own(`${i} ${PIECE}`) } });
  return store;
});
await fill('message logs', async () => {
  const logs = createMemoryLogs({ now, ttl: HOUR });
  for (let i = 0; i < 30_000; i += 1) {
    const activity = { type: 'message', id: `a${i}`, text: own(`${i} ${PIECE}`), from: { id: 'user' } };
    await logs.append(nameOf(Math.floor(i / 10)), [activity] as never, { owner: `owner${i % 40}` });
  }
  return logs;
});
await fill('deleted talks', async () => {
  const logs = createMemoryLogs({ now, ttl: HOUR });
  for (let i = 0; i < 120_000; i += 1) await logs.forget(nameOf(i));
  return logs;
});
await fill('counters', async () => {
  const counters = Array.from({ length: 3 }, () => createMemoryCounter(now));
  for (const counter of counters) {
    for (let i = 0; i < 120_000; i += 1) await counter.add(`${counters.indexOf(counter)} ${nameOf(i)}`, HOUR);
  }
  return counters;
});
process.stdout.write(JSON.stringify(taken));
