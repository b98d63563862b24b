import type { BuildFailure } from 'esbuild';

import { PRODUCT, runSteps, STEP_NAMES } from './steps.js';

/**
 * `build [step …]`: updates `dist`, by all steps that the program needs or by the named ones. Steps whose inputs did
 * not change are skipped. Exit code 1 if a step fails, 2 for an unknown step.
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
  // The compiler has already printed the errors.
  if (!errors) {
    if (typeof (error as { status?: unknown }).status !== 'number') throw error;
  } else process.stderr.write((await (await import('esbuild')).formatMessages(errors, { kind: 'error' })).join('\n'));
}
