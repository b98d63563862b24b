import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Checked, Order } from './dev-program.js';

/** Answers under way get this long; then the program is told again, and waits no more. What people said is on disk. */
const CLOSE_MS = 200;

/** The program that serves, and the next one, whose code is loaded already. */
export class DevServer {
  private serving: ChildProcess | undefined;
  private next: ChildProcess | undefined;
  /** Kept where any free one was asked for, so that open pages find the program again. */
  private port = process.env['PORT'];

  /** Whether a program serves. */
  get serves(): boolean {
    return this.serving !== undefined && this.serving.exitCode === null && this.serving.signalCode === null;
  }

  /** What keeps the program from being started from what the files say now; null where nothing does. */
  async check(): Promise<string | null> {
    const program = (this.next ??= load());
    tell(program, { do: 'check' });
    const ended = once(program, 'exit').then((): Checked => ({ problem: 'The program cannot be loaded.' }));
    const [{ problem }] = (await Promise.race([once(program, 'message'), ended.then((told) => [told])])) as [Checked];
    // It has read the broken files, and would remember some of them.
    if (problem !== null) this.forgetNext();
    return problem;
  }

  /** Puts the next program in the place of the one that serves. Rejects where it ends before it listens. */
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

  /** Loads the next program, unless it is loaded. */
  prepare(): void {
    this.next ??= load();
  }

  /** The code that the next program has loaded is no longer today's. */
  forgetNext(): void {
    this.next?.kill('SIGKILL');
    this.next = undefined;
  }

  /** Ends all. */
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
