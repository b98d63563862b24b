import { join } from 'node:path';

import { killPrograms } from '../support/program.js';
import { removeRedises, startRedis } from '../support/redis.js';
import { removeFolders, tempFolder } from '../support/temp-folder.js';
import { median, type BenchPart, type Figure } from './bench.js';
import { beginTalks, fullSpeed, startForBench, type Load } from './load.js';
import { writeRecogniser } from './peer/recogniser.js';

const TALKS = 200;
const AT_ONCE = 16;
const ROUNDS = 3;
const MS = 2000;
/** A program that runs for weeks is warm. For this time its code is still being compiled. */
const WARM_MS = 6000;

/** What our bot is measured beside, from the least to the most that it shares with ours. */
const OTHERS = {
  echo: { name: 'botbuilder echo bot', program: 'echo', env: {} },
  bare: { name: 'peer, bare', program: 'peer', env: { PEER: 'bare' } },
  guarded: { name: 'peer with the same encryption, limits and turn lock', program: 'peer', env: { PEER: 'guarded' } },
} as const;
type Other = keyof typeof OTHERS;
/** The share of the echo bot's turns to reach in each store. */
const OF_ECHO: Readonly<Record<string, number>> = { memory: 0.5, files: 0.7, Redis: 0.5 };

/**
 * Our whole bot beside an echo bot and a peer that is built as the SDK's samples are: same route, same kind of store,
 * alternating. `env` gives each program its own settings.
 */
async function compare(store: string, env: () => Promise<Record<string, string>>): Promise<Figure[]> {
  try {
    const talks = new Map<'guide' | Other, Awaited<ReturnType<typeof beginTalks>>>();
    const begin = async (name: 'guide' | Other, program: 'whole' | 'echo' | 'peer', more: object): Promise<void> => {
      const { url } = await startForBench(program, { ...(await env()), ...more });
      talks.set(name, await beginTalks(url, TALKS));
    };
    await begin('guide', 'whole', {});
    for (const [name, { program, env: more }] of Object.entries(OTHERS))
      await begin(name as Other, program, { ...more, PEER_MODEL: await peerModel() });
    for (const own of talks.values()) await fullSpeed(own, AT_ONCE, WARM_MS);
    const loads = new Map([...talks.keys()].map((name) => [name, [] as Load[]]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, own] of talks) loads.get(name)!.push(await fullSpeed(own, AT_ONCE, MS));
    const failed = [...loads.values()].flat().reduce((sum, load) => sum + load.failed, 0);
    if (failed > 0) throw new Error(`${failed} turns failed`);
    const of = (which: 'guide' | Other, figure: keyof Load): number =>
      median(loads.get(which)!.map((load) => load[figure]));
    const line = (
      what: string,
      figure: keyof Load,
      other: Other,
      aim?: [words: string, reached: (ratio: number) => boolean],
    ): Figure => {
      const [value, beside] = [of('guide', figure), of(other, figure)];
      const ratio = value / beside;
      return {
        what: `${store}: ${what} (${ratio.toFixed(2)}×)`,
        value,
        unit: figure === 'perSecond' ? '/s' : 'ms',
        runs: ROUNDS,
        beside: { what: OTHERS[other].name, value: beside },
        ...(aim ? { aim: aim[0], reached: aim[1](ratio) } : {}),
      };
    };
    const least = OF_ECHO[store]!;
    return [
      line('turns', 'perSecond', 'echo', [`≥ ${least}×`, (ratio) => ratio >= least]),
      line('turns', 'perSecond', 'bare'),
      line('turns', 'perSecond', 'guarded', ['> 1×', (ratio) => ratio > 1]),
      line('turn, p50', 'p50', 'guarded'),
      line('turn, p99', 'p99', 'guarded', ['≤ 1.5×', (ratio) => ratio <= 1.5]),
      line('turn, p99', 'p99', 'echo', ['≤ 1.5×', (ratio) => ratio <= 1.5]),
    ];
  } finally {
    await killPrograms();
  }
}

let model: Promise<string> | undefined;
/** The file of the peer's recogniser, trained once. */
function peerModel(): Promise<string> {
  return (model ??= tempFolder().then(async (dir) => {
    const path = join(dir, 'recogniser.json');
    await writeRecogniser(path);
    return path;
  }));
}

export const part: BenchPart = {
  name: 'turns',
  about: `turns over HTTP, ${AT_ONCE} at once, state written before the answer: the whole bot beside an echo bot and a peer`,
  async run(log) {
    try {
      const figures: Figure[] = [];
      log('training the peer');
      await peerModel();
      log('memory');
      figures.push(...(await compare('memory', async () => ({ STATE_DIR: ':memory:' }))));
      log('files');
      figures.push(...(await compare('files', async () => ({ STATE_DIR: await tempFolder() }))));
      log('Redis');
      const { url } = await startRedis();
      figures.push(...(await compare('Redis', async () => ({ REDIS_URL: url }))));
      return figures;
    } finally {
      await removeFolders();
      await removeRedises();
    }
  },
};
