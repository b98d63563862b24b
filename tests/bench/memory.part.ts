import { setTimeout as wait } from 'node:timers/promises';

import { MAX_MESSAGE } from '../../bot/talk/read.js';
import { beginTalk } from '../support/direct-line-call.js';
import { killPrograms, startProgram, STATE_KEY } from '../support/program.js';
import type { BenchPart, Figure } from './bench.js';

/** Seconds of the run; what it sends in that time is more than an hour's budget of one address. */
const SECONDS = 60;
const HEAP_MB = 256;
/** Addresses that send at the same time; each is within its limits of requests. */
const ADDRESSES = 20;

async function memoryOf(metrics: string): Promise<{ rss: number; heap: number }> {
  const text = await (await fetch(metrics)).text();
  const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    rss: figure('process_resident_memory_bytes') / 2 ** 20,
    heap: figure('nodejs_heap_size_used_bytes') / 2 ** 20,
  };
}

/** One address: talk after talk, as many messages as its address may, each as long as can be, in letters of two bytes. */
async function flood(url: string, address: string, until: number): Promise<{ sent: number; refused: number }> {
  const headers = { 'x-forwarded-for': address };
  const counts = { sent: 0, refused: 0 };
  while (performance.now() < until) {
    const talk = await beginTalk(url, { locale: 'nl' }, headers);
    if (talk.started.status !== 201) {
      counts.refused += 1;
      await wait(200);
      continue;
    }
    for (let i = 0; i < 50 && performance.now() < until; i += 1) {
      const { status } = await talk.say({ text: 'ж'.repeat(7000 + i) });
      counts[status === 200 ? 'sent' : 'refused'] += 1;
    }
  }
  return counts;
}

/** Whether a small heap survives what the limits let through. */
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
      const sent = counts.reduce((sum, one) => sum + one.sent, 0);
      const alive = child.exitCode === null;
      const half = Math.floor(seen.length / 2);
      const most = (figures: typeof seen, of: 'rss' | 'heap'): number => Math.max(...figures.map((one) => one[of]));
      // The budgets are in bytes, so that what is held no longer grows once they are full.
      const growth = ((most(seen, 'rss') - most(seen.slice(0, half), 'rss')) / (SECONDS / 2)) * 3600;
      const figures: Figure[] = [
        { what: 'messages answered', value: sent, unit: 'messages' },
        {
          what: `… each cut to ${MAX_MESSAGE} letters; refused by limits`,
          value: counts.reduce((sum, one) => sum + one.refused, 0),
          unit: 'requests',
        },
        {
          what: 'resident memory, most',
          value: most(seen, 'rss'),
          unit: 'MB',
          beside: { what: 'at start', value: before.rss },
        },
        {
          what: 'heap used, most',
          value: most(seen, 'heap'),
          unit: 'MB',
          aim: `≤ ${HEAP_MB}`,
          reached: alive && most(seen, 'heap') <= HEAP_MB,
        },
        { what: 'growth in the second half, as if it went on for an hour', value: growth, unit: 'MB' },
        { what: 'alive at the end', value: alive ? 1 : 0, unit: '(1: yes)', aim: '1', reached: alive },
      ];
      return figures;
    } finally {
      await killPrograms();
    }
  },
};
