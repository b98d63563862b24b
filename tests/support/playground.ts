import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { join, dirname } from 'node:path';

import { freePort } from './free-port.js';

/** Microsoft 365 Agents Playground, which replaces the Teams client in tests. */
export interface Playground {
  url: string;
  stop(): Promise<void>;
}

/** Starts the playground on a free port. It talks only to the bot at `endpoint`. */
export async function startPlayground(endpoint: string, home: string): Promise<Playground> {
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'));
  const port = await freePort();
  const options = ['-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [join(folder, 'cli.js'), 'start', ...options], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const listening = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += String(chunk);
      if (printed.includes(`Listening on ${port}`)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`the playground stopped: ${printed}`)));
  });
  await listening;
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}
