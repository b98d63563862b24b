import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { checkContent } from '../../content/check/index.js';
import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';
import { ROOT } from '../../config/paths.js';
import { createBotParts } from '../../guide/create-guide.js';
import { loadFlows } from '../../guide/load-flows.js';
import { learnMissing } from './learn.js';

/**
 * The program in its own process, for `npm run dev`. It loads the code in advance, says whether the content is sound,
 * and starts when it gets the order.
 */
export type Order = { do: 'check' } | { do: 'start'; port: string | undefined };
/** What is wrong with the content; null if nothing is. */
export interface Checked {
  problem: string | null;
}

const program = (name: string): string => pathToFileURL(join(ROOT, 'dist', 'bot', `${name}.js`)).href;
// Not `app/main`: importing that would start the program.
const loaded = import(program('app/create-app'));

async function obey(order: Order): Promise<void> {
  await loaded;
  if (order.do === 'start') {
    if (order.port !== undefined) process.env['PORT'] = order.port;
    await import(program('index'));
  } else process.send!({ problem: await problemNow() } satisfies Checked);
}

async function problemNow(): Promise<string | null> {
  try {
    const content = loadContent();
    const problems = checkContent(content, await loadFlows());
    if (problems.length > 0) throw new ContentError(problems);
    await learnMissing(content.reading());
    // Also checks the interface's words and everything else that a start needs.
    await createBotParts();
    return null;
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

process.on('message', (order: Order) => void obey(order));
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
