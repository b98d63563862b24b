import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { COMPILED_DIR, isKept, isPieceKept } from '../../matcher/compiled/compiled-files.js';
import { keysOf } from '../../matcher/compiled/keys.js';
import type { UnderstandingSource } from '../../matcher/compiled/source.js';
import { FOLDS } from '../../matcher/learn/folds.js';
import type { ModelPart, Piece } from '../../matcher/learn/keep.js';
import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';

/** One part to learn. */
export interface Task {
  what: 'danger' | 'phrases' | 'languages' | 'model' | 'calibration' | 'guesses';
  lang?: Lang;
  part?: ModelPart;
}

const MOST_WORKERS = 4;
const WHOLE: readonly Task[] = (['danger', 'phrases', 'languages'] as const).map((what) => ({ what }));

/**
 * Learns the parts of a source that are not in `dir` yet, on all processors. Opening the source then finds them there.
 * With `guesses`, also the guesses for examples that were left out, for the content check. Returns how many parts were
 * learnt.
 */
export async function learnMissing(
  source: UnderstandingSource,
  { guesses = false, dir = COMPILED_DIR }: { guesses?: boolean; dir?: string } = {},
): Promise<number> {
  const keys = keysOf(source);
  const missing = (piece: Piece): boolean => !isPieceKept(dir, keys, piece);
  const tried = LANGS.filter((lang) => missing(`${lang}.calibration`));
  const guessed = guesses ? LANGS.filter((lang) => missing(`${lang}.guesses`)) : [];
  const models = [
    ...LANGS.map((lang): Task => ({ what: 'model', lang, part: 'whole' })),
    ...foldsOf('fold', tried),
    ...foldsOf('left', guessed),
  ].filter(({ lang, part }) => !isKept(dir, keys, lang!, part!));
  const first = [...WHOLE.filter(({ what }) => missing(what as Piece)), ...models];
  // These need the models first.
  const second: Task[] = [
    ...tried.map((lang) => ({ what: 'calibration' as const, lang })),
    ...guessed.map((lang) => ({ what: 'guesses' as const, lang })),
  ];
  const all = first.length + second.length;
  if (all === 0) return 0;
  const workers = Array.from(
    { length: Math.min(availableParallelism(), MOST_WORKERS, Math.max(first.length, second.length)) },
    () => new Worker(join(import.meta.dirname, 'learn-worker.js'), { workerData: { source, dir } }),
  );
  try {
    await share(first, workers);
    await share(second, workers);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return all;
}

function foldsOf(kind: 'fold' | 'left', langs: readonly Lang[]): Task[] {
  if (langs.length === 0) return [];
  return [...new Set([SOURCE_LANG, ...langs])].flatMap((lang) =>
    Array.from({ length: FOLDS }, (_, fold): Task => ({ what: 'model', lang, part: `${kind}${fold}` })),
  );
}

/** Gives each worker its next task when it has finished one. */
async function share(tasks: readonly Task[], workers: readonly Worker[]): Promise<void> {
  const left = [...tasks];
  await Promise.all(
    workers.map(async (worker) => {
      for (let task = left.shift(); task; task = left.shift()) {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
        worker.postMessage(task);
        await answerOf(worker);
      }
    }),
  );
}

function answerOf(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off('error', reject);
      resolve();
    };
    worker.once('message', done);
    worker.once('error', reject);
  });
}
