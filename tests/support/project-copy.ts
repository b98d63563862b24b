import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** A copy of a checkout, in which tests can change files and time commands. The checkout itself does not change. */
export interface ProjectCopy {
  dir: string;
  /** Whether its package.json has a command. */
  has: (script: string) => boolean;
  /** Seconds that `npm run` takes for a command. Rejects if it fails. */
  time: (script: string, ...args: string[]) => Promise<number>;
  /** Changes a file by a regular expression. Throws if nothing matches. */
  edit: (path: string, find: RegExp, put: string) => void;
  /** The files of `dist` by path, with their times. */
  built: () => Map<string, number>;
  /** Starts a command that keeps running. The address is the one that it prints. */
  start: (script: string) => Promise<Started>;
}

/** A command that keeps running. */
export interface Started {
  url: string;
  /** Its output so far. */
  output: () => string;
  stop: () => Promise<void>;
}

const COPIED =
  'bot content dialogs locales tests dist package.json package-lock.json tsconfig.json .oxlintrc.json README.md'.split(
    ' ',
  );
const LISTENING = /listening on (http:\/\/\S+)/;

/** Copies a checkout into an empty folder, with the times of its files. Its packages are linked. */
export function copyProject(from: string, dir: string): ProjectCopy {
  for (const path of COPIED)
    if (existsSync(join(from, path)))
      cpSync(join(from, path), join(dir, path), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(from, 'node_modules'), join(dir, 'node_modules'));
  const { scripts } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { scripts: object };
  // The environment of a person, without what jest adds.
  const env = { ...process.env, NODE_OPTIONS: undefined, NODE_ENV: undefined };
  const settings = { PORT: '0', STATE_DIR: join(dir, '.state') };
  return {
    dir,
    has: (script) => script in scripts,
    time(script, ...args) {
      const begun = performance.now();
      return new Promise((resolve, reject) => {
        execFile(
          'npm',
          ['run', '-s', script, '--', ...args],
          { cwd: dir, env, maxBuffer: 2 ** 26 },
          (error, stdout, stderr) => {
            if (error) reject(new Error(`npm run ${script}: ${stdout}${stderr}`));
            else resolve((performance.now() - begun) / 1000);
          },
        );
      });
    },
    edit(path, find, put) {
      const file = join(dir, path);
      const text = readFileSync(file, 'utf8');
      if (!find.test(text)) throw new Error(`nothing of ${path} matches ${String(find)}`);
      writeFileSync(file, text.replace(find, put));
    },
    built() {
      const dist = join(dir, 'dist');
      const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(dist, name)).isFile(),
      );
      return new Map(files.map((name) => [name, statSync(join(dist, name)).mtimeMs]));
    },
    async start(script) {
      // A process group of its own, so that all its processes can be ended.
      const child = spawn('npm', ['run', '-s', script], {
        cwd: dir,
        env: { ...env, ...settings },
        detached: true,
        stdio: 'pipe',
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
      const stop = (): Promise<void> => end(child);
      while (!LISTENING.test(output)) {
        if (child.exitCode !== null) throw new Error(`npm run ${script} ended: ${output}`);
        await new Promise((go) => setTimeout(go, 20));
      }
      return { url: LISTENING.exec(output)![1]!, output: () => output, stop };
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
}
