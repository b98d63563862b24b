import { performance } from 'node:perf_hooks';

import { killPrograms } from '../support/program.js';
import { median, type BenchPart } from './bench.js';
import { startForBench } from './load.js';

const RUNS = 5;

async function readyIn(which: 'whole' | 'echo'): Promise<{ ms: number; memory: number }> {
  try {
    const begun = performance.now();
    const program = await startForBench(which, { STATE_DIR: ':memory:' });
    while (!(await fetch(`${program.url}/readyz`)).ok) await new Promise((go) => setTimeout(go, 5));
    return { ms: performance.now() - begun, memory: program.memory() / 2 ** 20 };
  } finally {
    await killPrograms();
  }
}

export const part: BenchPart = {
  name: 'start',
  about: 'from the start of the process to the first answer of /readyz',
  async run() {
    const runs = {
      guide: [] as Awaited<ReturnType<typeof readyIn>>[],
      echo: [] as Awaited<ReturnType<typeof readyIn>>[],
    };
    for (let run = 0; run < RUNS; run += 1) {
      runs.guide.push(await readyIn('whole'));
      runs.echo.push(await readyIn('echo'));
    }
    const of = (which: 'guide' | 'echo', figure: 'ms' | 'memory') => median(runs[which].map((run) => run[figure]));
    const beside = (figure: 'ms' | 'memory') => ({ what: 'botbuilder echo bot', value: of('echo', figure) });
    return [
      {
        what: 'start to ready',
        value: of('guide', 'ms'),
        unit: 'ms',
        runs: RUNS,
        beside: beside('ms'),
        aim: '≤ 1.5×',
        reached: of('guide', 'ms') <= 1.5 * of('echo', 'ms'),
      },
      { what: 'memory then', value: of('guide', 'memory'), unit: 'MB', runs: RUNS, beside: beside('memory') },
    ];
  },
};
