import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Checked, Order } from './dev-program.js';

/** Running answers get this long. Then the program gets a second signal and ends at once. Talks are stored on disk. */
const CLOSE_MS = 200;

/** The running program, and the next one, which has already loaded its code. */
export class DevServer {
  private serving: ChildProcess | undefined;
  private next: ChildProcess | undefined;
  /** If PORT asked for any free port, the one that was taken is kept, so that open pages find the program again. */
  private port = process.env['PORT'];

  /** Whether a program is serving. */
  get serves(): boolean {
    return this.serving !== undefined && this.serving.exitCode === null && this.serving.signalCode === null;
  }

  /** Why the program cannot start with the current files; null if it can. */
  async check(): Promise<string | null> {
    const program = (this.next ??= load());
    tell(program, { do: 'check' });
    const ended = once(program, 'exit').then((): Checked => ({ problem: 'The program cannot be loaded.' }));
    const [{ problem }] = (await Promise.race([once(program, 'message'), ended.then((told) => [told])])) as [Checked];
    // It has read the broken files and may have cached some of them.
    if (problem !== null) this.forgetNext();
    return problem;
  }

  /** Replaces the running program with the next one. Rejects if the next one ends before it listens. */
  async switch(): Promise<void> {
    await end(this.serving);
    const program = (this.next ??= load());
    this.next = undefined;
    this.serving = program;
    const listening = new Promise<void>((resolve) => {
      program.stdout!.on('data', (data: Buffer) => {
        process.stdout.write(data);
        const [, port] = /listening on http:\/\/\S+:(\d+)/.exec(String(data)) ?? [];
        if (port === undefined) return;
        this.port = port;
        resolve();
      });
    });
    tell(program, { do: 'start', port: this.port });
    const ended = once(program, 'exit').then(([code]) => Promise.reject(new Error(`The program ended (${code}).`)));
    ended.catch(() => undefined);
    await Promise.race([listening, ended]);
  }

  /** Starts loading the next program, unless it is loaded. */
  prepare(): void {
    this.next ??= load();
  }

  /** Drops the next program, because its code is out of date. */
  forgetNext(): void {
    this.next?.kill('SIGKILL');
    this.next = undefined;
  }

  /** Ends all programs. */
  async stop(): Promise<void> {
    this.forgetNext();
    await end(this.serving);
  }
}

function load(): ChildProcess {
  const file = join(import.meta.dirname, 'dev-program.js');
  return fork(file, { execArgv: ['--enable-source-maps'], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

function tell(program: ChildProcess, order: Order): void {
  program.send(order);
}

async function end(program: ChildProcess | undefined): Promise<void> {
  if (!program || program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  const again = setTimeout(() => program.kill('SIGTERM'), CLOSE_MS);
  const late = setTimeout(() => program.kill('SIGKILL'), 10 * CLOSE_MS);
  await ended;
  for (const timer of [again, late]) clearTimeout(timer);
}
