import { parentPort } from 'node:worker_threads';

import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';
import { createBotParts } from '../../guide/create-guide.js';
import { learnMissing } from './learn.js';

/** Everything is loaded beforehand; told to go, says whether the program can be started from what the files say now. */
async function check(): Promise<string | null> {
  try {
    await learnMissing(loadContent().reading());
    await createBotParts();
    return null;
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

parentPort!.once('message', () => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  void check().then((problem) => parentPort!.postMessage(problem));
});
