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
}

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The Redis to test with; null where there is none. */
export function findRedis(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return found.find((path) => existsSync(path)) ?? null;
}

const removals: (() => Promise<void>)[] = [];

/**
 * Starts Redis as a production one that keeps everything it acknowledged; `args` are further settings. Rejects where it
 * does not start.
 */
export async function startRedis(args: string[] = []): Promise<TestRedis> {
  const program = findRedis()!;
  const dir = await mkdtemp(join(tmpdir(), 'family-guide-redis-'));
  const port = await freePort();
  let running: { child: ChildProcess; ended: Promise<unknown> } | null = null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (!running) return;
    running.child.kill(signal);
    await running.ended;
    running = null;
  };
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    dir,
    async start() {
      if (running) throw new Error('this Redis was not ended');
      const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
      const settings = [...place, '--appendonly', 'yes', ...args];
      const child = spawn(program, settings, { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      running = { child, ended };
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (data) => String(data).includes('Ready to accept connections') && resolve());
        ended.then(() => reject(new Error('Redis did not start')), reject);
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
  removals.push(async () => {
    await end('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });
  await redis.start();
  return redis;
}

/** Ends every Redis still running and deletes their folders; for `afterEach`, `afterAll` or `finally`. */
export async function removeRedises(): Promise<void> {
  await Promise.all(removals.splice(0).map((remove) => remove()));
}
