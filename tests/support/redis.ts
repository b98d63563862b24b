import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './free-port.js';

/** A real Redis (or Valkey) of a test's own, on a free port and in a folder of its own. */
export interface TestRedis {
  url: string;
  /** Where it writes what it keeps. */
  dir: string;
  /** Starts it again on the same port and folder after `kill` or `stop`. */
  start(): Promise<void>;
  /** Ends it at once, as a fault would. */
  kill(): Promise<void>;
  /** Ends it in good order, with everything written. */
  stop(): Promise<void>;
  /** Ends it and deletes its folder. */
  remove(): Promise<void>;
}

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The Redis to test with; null where there is none. */
export function findRedis(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return found.find((path) => existsSync(path)) ?? null;
}

/** Starts Redis as a production one that keeps everything it acknowledged; `args` are further settings. */
export async function startRedis(args: string[] = []): Promise<TestRedis> {
  const program = findRedis()!;
  const dir = await mkdtemp(join(tmpdir(), 'family-guide-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    child = null;
  };
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    dir,
    async start() {
      const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
      child = spawn(program, [...place, '--appendonly', 'yes', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [output, ended] = [child.stdout!, once(child, 'exit')];
      await new Promise<void>((resolve, reject) => {
        output.on('data', (data) => String(data).includes('Ready to accept connections') && resolve());
        ended.then(() => reject(new Error('Redis did not start')), reject);
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async remove() {
      await end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}
