import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  /** The program as people start it. */
  whole: fileURLToPath(new URL('../../bot/index.js', import.meta.url)),
  /** The same server with the bot of the tests: it starts at once, and counts its turns. */
  counting: fileURLToPath(new URL('./counting-program.js', import.meta.url)),
};

export interface Program {
  child: ChildProcess;
  /** Resolves with the exit code and signal. */
  ended: Promise<unknown[]>;
  out: { stdout: string; stderr: string };
  /** Where it listens; rejects where it ends first. */
  address: Promise<string>;
}

const started: ChildProcess[] = [];

/** Starts the program in a process of its own, on a free port unless `env` names one. */
export function startProgram(env: Record<string, string>, which: keyof typeof PROGRAMS = 'whole'): Program {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAMS[which]], { env: { PATH, PORT: '0', ...env }, stdio: 'pipe' });
  started.push(child);
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
  return { child, ended, out, address };
}

/** Kills every program still running. */
export function killPrograms(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}
