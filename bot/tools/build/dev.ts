import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import type { BuildFailure } from 'esbuild';

import { ROOT } from '../../config/paths.js';
import { fail } from '../talk/fail.js';
import { DevServer } from './dev-server.js';
import { emit } from './emit.mjs';
import { PRODUCT, runSteps } from './steps.js';
import { watchFolders } from './watch.js';

/**
 * `npm run dev`: builds and starts the program again after every change of code, styles, content or interface words. It
 * prints what is broken and keeps serving the last good version. Talks go on, because they are stored on disk.
 */
const USAGE = 'usage: npm run dev, with the settings of .env.example; for work, not for people';

const envFile = join(ROOT, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
if (process.env['NODE_ENV'] === 'production') fail('NODE_ENV is production: use npm start.', USAGE);

const FOLDERS = ['bot', 'content', 'dialogs', 'locales'];

const server = new DevServer();

/** Builds what changed, and serves it if it has no errors. Returns whether it has none. */
async function update(): Promise<boolean> {
  const { written, deleted } = await emit(ROOT);
  if ([...written, ...deleted].some((path) => !path.startsWith('tests/'))) server.forgetNext();
  const [problem] = await Promise.all([server.check(), runSteps(PRODUCT.filter((step) => !LEFT.includes(step)))]);
  if (problem !== null) {
    process.stderr.write(`\n${problem}\n`);
    return false;
  }
  await server.switch();
  return true;
}

/** Steps that are left out: the program reads changed YAML itself, and learns when it is checked. */
const LEFT = ['yaml', 'matcher'];

async function updateAndTell(): Promise<void> {
  const begun = performance.now();
  const whole = await update().catch(async (error: unknown) => {
    const { errors } = error as Partial<BuildFailure>;
    const { formatMessages } = await import('esbuild');
    const lines = errors ? await formatMessages(errors, { kind: 'error' }) : [String(error)];
    process.stderr.write(`\n${lines.join('\n')}\n`);
    return false;
  });
  server.prepare();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const kept = server.serves ? 'the last good version stays' : 'nothing is served';
  process.stdout.write(
    whole ? `dev: served after ${seconds} s\n` : `dev: not taken over; ${kept}. Waiting for a change …\n`,
  );
}

let running: Promise<void> = Promise.resolve();
let waiting = false;
/** Runs one update at a time. Changes meanwhile cause one more. */
function request(): void {
  if (waiting) return;
  waiting = true;
  running = running.then(() => {
    waiting = false;
    return updateAndTell();
  });
}

const endWatch = watchFolders(ROOT, FOLDERS, request);
request();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endWatch();
    void server.stop().then(() => process.exit(0));
  });
