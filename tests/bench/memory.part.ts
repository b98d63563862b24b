import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import { MAX_MESSAGE } from '../../bot/talk/read.js';
import { beginTalk, call, type TestTalk } from '../support/direct-line-call.js';
import { killPrograms, startProgram, STATE_KEY } from '../support/program.js';
import type { BenchPart, Figure } from './bench.js';

/**
 * Seconds of the run. In the first half the budget of the activity logs (64 MB) fills; in the second half it stays
 * full.
 */
const SECONDS = 180;
const HEAP_MB = 256;
/** More than fill a talk's own budget. */
const MESSAGES_A_TALK = 20;
/** Addresses that send at the same time, each within its limits of requests. */
const ADDRESSES = 20;

async function memoryOf(metrics: string): Promise<{ rss: number; heap: number }> {
  const text = await (await fetch(metrics)).text();
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    rss: figure('process_resident_memory_bytes') / 2 ** 20,
    heap: figure('nodejs_heap_size_used_bytes') / 2 ** 20,
  };
}

interface Counts {
  sent: number;
  refused: number;
  talks: TestTalk[];
}

/**
 * One address: it begins talk after talk with as many messages as it may send, each of the greatest length, in letters
 * of two bytes.
 */
async function flood(url: string, address: string, until: number): Promise<Counts> {
  const headers = { 'x-forwarded-for': address };
  const counts: Counts = { sent: 0, refused: 0, talks: [] };
  while (performance.now() < until) {
    const talk = await beginTalk(url, { locale: 'nl' }, headers);
    if (talk.started.status !== 201) {
      counts.refused += 1;
      await wait(200);
      continue;
    }
    counts.talks.push(talk);
    for (let i = 0; i < MESSAGES_A_TALK && performance.now() < until; i += 1) {
      const { status } = await talk.say({ text: 'ж'.repeat(7000 + i) });
      counts[status === 200 ? 'sent' : 'refused'] += 1;
    }
  }
  return counts;
}

/** What each thing that is kept in memory takes of the heap when it is full, in MB. Rejects if the heap does not suffice. */
async function heapWhenFull(): Promise<Record<string, number>> {
  const program = join(import.meta.dirname, 'full-memory-program.js');
  const args = ['--expose-gc', '--max-old-space-size=1024', program];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Record<string, number>;
}

/** Whether a small heap survives everything that the limits admit. */
export const part: BenchPart = {
  name: 'memory',
  about: `${SECONDS} s at the limits with a heap of ${HEAP_MB} MB: ${ADDRESSES} addresses send messages of 7,000 letters`,
  async run(log) {
    const metrics = '127.0.0.1:9599';
    const env = {
      NODE_ENV: 'production',
      STATE_DIR: ':memory:',
      STATE_KEY,
      TRUSTED_PROXIES: '127.0.0.1',
      METRICS_ADDR: metrics,
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    };
    const { address, child } = startProgram(env, 'whole');
    try {
      const url = await address;
      const before = await memoryOf(`http://${metrics}/metrics`);
      const until = performance.now() + SECONDS * 1000;
      const seen: { rss: number; heap: number }[] = [];
      const floods = Array.from({ length: ADDRESSES }, (_, i) => flood(url, `198.51.100.${i + 1}`, until));
      while (performance.now() < until) {
        await wait(2000);
        seen.push(await memoryOf(`http://${metrics}/metrics`));
        log(`${Math.round(seen.at(-1)!.rss)} MB resident, ${Math.round(seen.at(-1)!.heap)} MB heap`);
      }
      const counts = await Promise.all(floods);
      const sum = (of: (one: Counts) => number): number => counts.reduce((total, one) => total + of(one), 0);
      const alive = child.exitCode === null;
      const most = (of: 'rss' | 'heap'): number => Math.max(...seen.map((one) => one[of]));
      // The heap after garbage collection: the smallest value seen in a while.
      const third = Math.floor(seen.length / 3);
      const floor = (which: 1 | 2): number =>
        Math.min(...seen.slice(which * third, (which + 1) * third).map((one) => one.heap));
      const full = await heapWhenFull();
      const talks = Math.max(full['talks, usual length']!, full['talks, as long as can be']!);
      const anHour = before.heap + talks + full['message logs']! + full['deleted talks']! + full['counters']!;
      const talk = counts[0]!.talks[0]!;
      const first = await call('GET', `${talk.path}/activities`, { token: talk.token });
      const dropped = (first.body.activities ?? []).length === 0;
      const figures: Figure[] = [
        { what: 'messages answered', value: sum((one) => one.sent), unit: 'messages' },
        { what: 'talks begun', value: sum((one) => one.talks.length), unit: 'talks' },
        {
          what: `each message cut to ${MAX_MESSAGE} letters; refused by limits`,
          value: sum((one) => one.refused),
          unit: 'requests',
        },
        {
          what: 'the budget filled: the first talk lost its log',
          value: dropped ? 1 : 0,
          unit: '(1: yes)',
          aim: '1',
          reached: dropped,
        },
        {
          what: 'resident memory, most',
          value: most('rss'),
          unit: 'MB',
          beside: { what: 'at start', value: before.rss },
        },
        { what: 'heap used, most (garbage too)', value: most('heap'), unit: 'MB' },
        { what: 'heap after garbage, second third', value: floor(1), unit: 'MB' },
        { what: 'heap after garbage, last third', value: floor(2), unit: 'MB' },
        ...Object.entries(full).map(([what, value]) => ({
          what: `heap of ${what}, filled beyond the bound`,
          value,
          unit: 'MB',
        })),
        {
          what: 'all of them and the program at start: the most after any number of hours, reckoned',
          value: anHour,
          unit: 'MB',
          aim: `≤ ${HEAP_MB}`,
          reached: alive && anHour <= HEAP_MB,
        },
        { what: 'alive at the end', value: alive ? 1 : 0, unit: '(1: yes)', aim: '1', reached: alive },
      ];
      return figures;
    } finally {
      await killPrograms();
    }
  },
};
