import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';

import { ROOT } from '../../config/paths.js';
import { fail } from '../talk/fail.js';
import { outOf, sourcesOf } from './emit.mjs';
import { PRODUCT, runSteps } from './steps.js';
import { findTests } from './find-tests.js';

/** `npm run test:one -- FILE [jest option …]`: the tests of a source file, or all whose path has this part. */
const USAGE = 'usage: npm run test:one -- FILE [jest option …], e.g. bot/model/calendar.test.ts, or model/cal';

const [asked, ...options] = process.argv.slice(2);
if (asked === undefined) fail('No file was named.', USAGE);
const { found, near } = findTests(
  relative(ROOT, resolve(ROOT, asked)),
  sourcesOf(ROOT).filter((path) => path.endsWith('.test.ts')),
);
if (found.length === 0)
  fail(`There is no test "${asked}".${near.length > 0 ? ` Is it ${near.join(' or ')}?` : ''}`, USAGE);
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
    ...found.map((path) => join('dist', outOf(path))),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
