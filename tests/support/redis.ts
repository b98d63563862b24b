import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './free-port.js';

/** A real Redis (or Valkey) for one test, with its own port and folder. */
export interface TestRedis {
  url: string;
  /** Where it stores its data. */
  dir: string;
  /** Starts it again on the same port and folder, after `kill` or `stop`. */
  start(): Promise<void>;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Ends it properly, with all data written. */
  stop(): Promise<void>;
}

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The path of the Redis to test with; null if there is none. */
export function findRedis(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return found.find((path) => existsSync(path)) ?? null;
}

const removals: (() => Promise<void>)[] = [];

/**
 * Starts Redis like a production one that keeps everything it acknowledged. `args` are more settings. Rejects if it
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

/** Ends every Redis that still runs and deletes their folders. For `afterEach`, `afterAll` or `finally`. */
export async function removeRedises(): Promise<void> {
  await Promise.all(removals.splice(0).map((remove) => remove()));
}
