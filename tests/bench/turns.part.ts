import { killPrograms } from '../support/program.js';
import { removeRedises, startRedis } from '../support/redis.js';
import { removeFolders, tempFolder } from '../support/temp-folder.js';
import { median, type BenchPart, type Figure } from './bench.js';
import { beginTalks, fullSpeed, startForBench, type Load } from './load.js';

const TALKS = 200;
const AT_ONCE = 16;
const ROUNDS = 3;
const MS = 2000;
/** A program that runs for weeks is warm. For this time its code is still being compiled. */
const WARM_MS = 6000;

/** Our whole bot compared with Bot Framework's echo bot: same route, same store, alternating. */
async function compare(store: string, env: Record<string, string>): Promise<Figure[]> {
  try {
    const guide = await startForBench('whole', env);
    const echo = await startForBench('echo', env);
    const talks = { guide: await beginTalks(guide.url, TALKS), echo: await beginTalks(echo.url, TALKS) };
    await fullSpeed(talks.guide, AT_ONCE, WARM_MS);
    await fullSpeed(talks.echo, AT_ONCE, WARM_MS);
    const loads: { guide: Load[]; echo: Load[] } = { guide: [], echo: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      loads.guide.push(await fullSpeed(talks.guide, AT_ONCE, MS));
      loads.echo.push(await fullSpeed(talks.echo, AT_ONCE, MS));
    }
    const failed = [...loads.guide, ...loads.echo].reduce((sum, load) => sum + load.failed, 0);
    if (failed > 0) throw new Error(`${failed} turns failed`);
    const of = (which: 'guide' | 'echo', figure: keyof Load): number =>
      median(loads[which].map((load) => load[figure]));
    const line = (what: string, figure: keyof Load, unit: string, aim: string, reached: (ratio: number) => boolean) => {
      const [value, beside] = [of('guide', figure), of('echo', figure)];
      const ratio = value / beside;
      return {
        what: `${store}: ${what} (${ratio.toFixed(2)}×)`,
        value,
        unit,
        runs: ROUNDS,
        beside: { what: 'botbuilder echo bot', value: beside },
        aim,
        reached: reached(ratio),
      };
    };
    return [
      line('turns', 'perSecond', '/s', '≥ 0.8×', (ratio) => ratio >= 0.8),
      line('turn, p50', 'p50', 'ms', 'as p99', (ratio) => ratio <= 1.5),
      line('turn, p99', 'p99', 'ms', '≤ 1.5×', (ratio) => ratio <= 1.5),
    ];
  } finally {
    await killPrograms();
  }
}

export const part: BenchPart = {
  name: 'turns',
  about: `turns over HTTP, ${AT_ONCE} at once, state written before the answer: the whole bot beside an echo bot`,
  async run(log) {
    try {
      const figures: Figure[] = [];
      log('memory');
      figures.push(...(await compare('memory', { STATE_DIR: ':memory:' })));
      log('lowdb');
      figures.push(...(await compare('lowdb', { STATE_DIR: await tempFolder() })));
      log('Redis');
      figures.push(...(await compare('Redis', { REDIS_URL: (await startRedis()).url })));
      return figures;
    } finally {
      await removeFolders();
      await removeRedises();
    }
  },
};
