import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { ROOT } from '../../config/paths.js';

/** Time to close before the program is ended. What people said is on disk by then. */
const CLOSE_MS = 1000;

/** The program in a process of its own, started again where it stood. */
export class DevServer {
  private child: ChildProcess | undefined;
  /** Kept where any free one was asked for, so that open pages find the program again. */
  private port = process.env['PORT'];

  /** Ends the program if it runs, and starts it. Resolves when it listens; rejects where it ends before that. */
  async restart(): Promise<void> {
    await this.stop();
    const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist', 'bot', 'index.js')], {
      cwd: ROOT,
      env: { ...process.env, ...(this.port === undefined ? {} : { PORT: this.port }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    const listening = new Promise<void>((resolve) => {
      child.stdout.on('data', (data: Buffer) => {
        process.stdout.write(data);
        const [, port] = /listening on http:\/\/\S+:(\d+)/.exec(String(data)) ?? [];
        if (port === undefined) return;
        this.port = port;
        resolve();
      });
    });
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The program ended (${code}).`)));
    ended.catch(() => undefined);
    await Promise.race([listening, ended]);
  }

  /** Ends the program. */
  async stop(): Promise<void> {
    const { child } = this;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
    await ended;
    clearTimeout(late);
  }
}
