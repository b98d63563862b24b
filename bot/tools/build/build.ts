import type { BuildFailure } from 'esbuild';

import { PRODUCT, runSteps, STEP_NAMES } from './steps.js';

/**
 * `build [step …]`: brings `dist` up to date, all that the program needs or the named steps; what did not change costs
 * nothing. Exit code 1 where a step fails, 2 for an unknown one.
 */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== 'product' && !STEP_NAMES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`build: no step ${unknown.join(', ')}; there are product, ${STEP_NAMES.join(', ')}\n`);
  process.exit(2);
}
try {
  await runSteps(wanted.length > 0 ? wanted.flatMap((name) => (name === 'product' ? PRODUCT : [name])) : PRODUCT);
} catch (error) {
  process.exitCode = 1;
  const { errors } = error as Partial<BuildFailure>;
  // The compiler has said what is wrong.
  if (!errors) {
    if (typeof (error as { status?: unknown }).status !== 'number') throw error;
  } else process.stderr.write((await (await import('esbuild')).formatMessages(errors, { kind: 'error' })).join('\n'));
}
