import { parentPort, workerData } from 'node:worker_threads';

import { keepIn } from '../../matcher/compiled/compiled-files.js';
import { keysOf } from '../../matcher/compiled/keys.js';
import { decidedPhrasesOf, learnDangerOf, learnLanguagesOf } from '../../matcher/compiled/reader-parts.js';
import type { UnderstandingSource } from '../../matcher/compiled/source.js';
import { calibrationOf } from '../../matcher/learn/compile.js';
import { lessonOf, modelOf } from '../../matcher/learn/folds.js';
import { guessesOf } from '../../matcher/learn/left-out.js';
import type { Task } from './learn.js';

/** Learns the parts that it gets and writes them to files. Posts "done" after each. */
const { source, dir } = workerData as { source: UnderstandingSource; dir: string };
const keep = keepIn(dir, keysOf(source));
const lesson = lessonOf(source.training, source.concepts);

function learn({ what, lang, part }: Task): void {
  if (what === 'danger') learnDangerOf(source, keep);
  else if (what === 'phrases') decidedPhrasesOf(source, keep);
  else if (what === 'languages') learnLanguagesOf(source, keep);
  else if (what === 'model') modelOf(lesson, lang!, part!, keep);
  else if (what === 'calibration') calibrationOf(lesson, lang!, keep);
  else guessesOf(lesson, lang!, keep);
}

parentPort!.on('message', (task: Task) => {
  learn(task);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  parentPort!.postMessage('done');
});
