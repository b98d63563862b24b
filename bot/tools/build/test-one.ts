import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { fail } from '../talk/fail.js';
import { outOf, sourcesOf } from './emit.mjs';
import { PRODUCT, runSteps } from './steps.js';
import { findTests } from './find-tests.js';

/** `npm run test:one -- FILE … [jest option …]`: the tests of source files, or all whose path has one of these parts. */
const USAGE = 'usage: npm run test:one -- FILE … [jest option …], e.g. bot/model/calendar.test.ts, or model/cal';

const given = process.argv.slice(2);
const first = given.findIndex((word) => word.startsWith('-'));
const asked = first < 0 ? given : given.slice(0, first);
const options = first < 0 ? [] : given.slice(first);
if (asked.length === 0) fail('No file was named.', USAGE);
const tests = sourcesOf(ROOT).filter((path) => path.endsWith('.test.ts'));
const wanted = asked.flatMap((name) => {
  const { found, near } = findTests(relative(ROOT, resolve(ROOT, name)), tests);
  if (found.length === 0)
    fail(`There is no test "${name}".${near.length > 0 ? ` Is it ${near.join(' or ')}?` : ''}`, USAGE);
  return found;
});
// Tests run the program and its tools from `dist`.
await runSteps(PRODUCT);
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...options,
    '--runTestsByPath',
    ...new Set(wanted.map((path) => join('dist', outOf(path)))),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
