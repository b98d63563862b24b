import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  /** The program as people start it. */
  whole: fileURLToPath(new URL('../../bot/index.js', import.meta.url)),
  /** The same server with the counting bot. It starts at once. */
  counting: fileURLToPath(new URL('./counting-program.js', import.meta.url)),
  /** As `counting`, with a clock that SHIFT_HOURS sets. */
  shifted: fileURLToPath(new URL('./shifted-program.js', import.meta.url)),
  /** The program that the bench compares with the whole program. */
  echo: fileURLToPath(new URL('../bench/echo-program.js', import.meta.url)),
  /** A bot that does what the whole program does, built as the SDK's samples are. */
  peer: fileURLToPath(new URL('../bench/peer-program.js', import.meta.url)),
};

export interface Program {
  child: ChildProcessWithoutNullStreams;
  /** Resolves with the exit code and signal. */
  ended: Promise<unknown[]>;
  out: { stdout: string; stderr: string };
  /** Where it listens. Rejects if the program ends first. */
  address: Promise<string>;
}

/** A master key for starting programs, in the form of the setting: 32 bytes in base64. */
export const STATE_KEY = Buffer.alloc(32, 7).toString('base64');

const started: Program[] = [];

/**
 * Starts a program in its own process, as people do, on a free port unless `env` names one. `user`: the user to run it
 * as, if root starts it.
 */
export function startProgram(
  env: Record<string, string>,
  which: keyof typeof PROGRAMS | { path: string } = 'whole',
  user: number | null = null,
): Program {
  const { PATH = '' } = process.env;
  const as = user === null ? {} : { uid: user, gid: user };
  const args = ['--enable-source-maps', typeof which === 'string' ? PROGRAMS[which] : which.path];
  const child = spawn(process.execPath, args, { env: { PATH, PORT: '0', ...env }, stdio: 'pipe', ...as });
  const ended = once(child, 'exit');
  const out = { stdout: '', stderr: '' };
  child.stderr.on('data', (data) => (out.stderr += String(data)));
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      out.stdout += String(data);
      const [url] = /http:\/\/\S+/.exec(out.stdout) ?? [];
      if (url) resolve(url);
    });
    ended.then(() => reject(new Error(`ended: ${out.stderr}`)), reject);
  });
  address.catch(() => undefined);
  const program = { child, ended, out, address };
  started.push(program);
  return program;
}

/** Kills every program that still runs. Resolves when they have ended. For `afterEach` or `finally`. */
export async function killPrograms(): Promise<void> {
  const killed = started.splice(0);
  for (const { child } of killed) child.kill('SIGKILL');
  await Promise.allSettled(killed.map(({ ended }) => ended));
}
