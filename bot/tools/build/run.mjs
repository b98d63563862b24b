import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { emit } from './emit.mjs';

/**
 * `node bot/tools/build/run.mjs [TOOL [argument …]]`: compiles what changed, then runs `dist/TOOL.js` in this process,
 * because a second start of Node takes time. Exit code 1 if a source cannot be compiled.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const [tool, ...args] = process.argv.slice(2);
/** @param {string} name a file of `dist`, without its extension */
const load = (name) => import(pathToFileURL(join(root, 'dist', `${name}.js`)).href);

process.setSourceMapsEnabled(true);
try {
  await emit(root);
} catch (error) {
  const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (error);
  if (!errors) throw error;
  const { formatMessages } = await import('esbuild');
  process.stderr.write((await formatMessages(errors, { kind: 'error' })).join('\n'));
  process.exit(1);
}
const { COMPILED, runSteps } = await load('bot/tools/build/steps');
await runSteps(COMPILED);
if (tool !== undefined) {
  process.argv = [process.execPath, join(root, 'dist', `${tool}.js`), ...args];
  await load(tool);
}
