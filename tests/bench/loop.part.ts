import { performance } from 'node:perf_hooks';

import { ROOT } from '../../bot/config/paths.js';
import { copyProject, type ProjectCopy, type Started } from '../support/project-copy.js';
import { removeFolders, tempFolder } from '../support/temp-folder.js';
import { median, type BenchPart, type Figure } from './bench.js';

const RUNS = 3;
const TOPIC = 'meta.privacy';
const WORDS = `content/nl/${TOPIC}.yaml`;
/** Time that `npm run dev` gets to prepare the next program, as between two changes by a person. */
const REST_MS = 3000;
const wait = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

let words = 0;
/** A word that no text has. Only letters, because texts must not contain numbers. */
function newWord(): string {
  words += 1;
  return `Proefwoord${[...String(words)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')}`;
}

/** Another first word in the answer's first text, which may not grow beyond its budget; one more word in its title. */
const EDITS = {
  word: /^(blocks:\n(?:.*\n)*? +\w+: ')\S+ /m,
  title: /^(title: ')/m,
};

/** A developer's jobs, timed in one version of the project with its own commands. In seconds, except the count. */
interface Jobs {
  test: number;
  word: number;
  title: number;
  checkWord: number;
  checkFact: number;
  unchanged: number;
  written: number;
}

async function timeJobs(tree: ProjectCopy, runs: number, log: (line: string) => void): Promise<Jobs> {
  const several = async (what: string, job: () => Promise<number>): Promise<number> => {
    const seconds: number[] = [];
    for (let run = 0; run < runs; run += 1) seconds.push(await job());
    log(`${what}: ${seconds.map((value) => value.toFixed(1)).join(', ')} s`);
    return median(seconds);
  };
  log('building once');
  await tree.time('build');
  await tree.time('content:check');
  const one = tree.has('test:one') ? ['test:one', 'bot/model/calendar.test.ts'] : ['test', 'bot/core/calendar'];
  await tree.time(one[0]!, ...one.slice(1));
  const test = await several('one unit test', () => tree.time(one[0]!, ...one.slice(1)));

  const checkWord = await several('check after a word', () => {
    tree.edit(WORDS, EDITS.word, `$1${newWord()} `);
    return tree.time('content:check');
  });
  let digit = 0;
  const checkFact = await several('check after a fact', () => {
    digit = (digit % 9) + 1;
    tree.edit('content/facts.yaml', /value: (\d+\.\d)\d\b/, `value: $1${digit}`);
    return tree.time('content:check');
  });

  await tree.time('test', '--listTests');
  const before = tree.built();
  const unchanged = await tree.time('test', '--listTests');
  const written = [...tree.built()].filter(([path, time]) => before.get(path) !== time).length;
  log(`npm test: ${unchanged.toFixed(1)} s until the tests are found, ${written} files written`);

  const browser = await inBrowser(tree);
  try {
    const word = await several('word in the browser', () => browser.shows(EDITS.word));
    const title = await several('title in the browser', () => browser.shows(EDITS.title));
    return { test, word, title, checkWord, checkFact, unchanged, written };
  } finally {
    await browser.stop();
  }
}

/** Time until the topic's page shows a change: with `npm run dev` if there is one, else by restarting `npm start`. */
async function inBrowser(
  tree: ProjectCopy,
): Promise<{ shows: (find: RegExp) => Promise<number>; stop: () => Promise<void> }> {
  const dev = tree.has('dev');
  let program: Started = await tree.start(dev ? 'dev' : 'start');
  const page = async (): Promise<string> =>
    fetch(`${program.url}/nl/${TOPIC}`, { headers: { connection: 'close' } }).then(
      (answer) => answer.text(),
      // It is starting.
      () => '',
    );
  return {
    async shows(find) {
      await wait(REST_MS);
      const word = newWord();
      const begun = performance.now();
      tree.edit(WORDS, find, `$1${word} `);
      if (!dev) {
        await program.stop();
        program = await tree.start('start');
      }
      while (!(await page()).includes(word)) {
        if (performance.now() - begun > 600_000) throw new Error(`the word never came: ${program.output()}`);
        await wait(20);
      }
      return (performance.now() - begun) / 1000;
    },
    stop: () => program.stop(),
  };
}

/**
 * How long a person who works on this project waits. `beside`: the same jobs in another checkout, with its commands.
 */
export const part: BenchPart = {
  name: 'loop',
  about: 'from a change to its effect, for who writes content or code (in copies of the checkout)',
  async run(log, { beside }) {
    try {
      const own = await timeJobs(copyProject(ROOT, await tempFolder()), RUNS, log);
      const other = beside === undefined ? null : await timeJobs(copyProject(beside, await tempFolder()), 1, log);
      const figure = (what: string, job: keyof Jobs, most: number, unit = 's'): Figure => ({
        what,
        value: own[job],
        unit,
        runs: RUNS,
        ...(other ? { beside: { what: 'before', value: other[job] } } : {}),
        aim: `≤ ${most} ${unit}`,
        reached: own[job] <= most,
      });
      return [
        figure('one unit test', 'test', 3),
        figure('a changed word of an answer, in the browser', 'word', 3),
        figure('a changed title (the matcher learns from it), in the browser', 'title', 6),
        figure('content:check after a changed word', 'checkWord', 5),
        figure('content:check after a changed fact', 'checkFact', 2),
        figure('npm test on an unchanged tree: files written', 'written', 0, 'files'),
        figure('… until jest has found the tests', 'unchanged', 3),
      ];
    } finally {
      await removeFolders();
    }
  },
};
