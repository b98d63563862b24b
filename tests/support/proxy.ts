import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from '../../bot/config/paths.js';
import { freePort } from './free-port.js';
import { tempFolder } from './temp-folder.js';

/** Where HAProxy is on this machine; null where it is not installed. */
export const HAPROXY = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy'].find((path) => existsSync(path)) ?? null;

/** What a run without HAProxy says. */
export const NO_HAPROXY = 'NO HAPROXY: left out the proxy. Install it (apt-get install haproxy).';

export interface Proxy {
  url: string;
  /** Kills it, and resolves when it has ended. */
  stop: () => Promise<void>;
}

/**
 * The proxy of the compose file on this machine: its settings with the addresses of here, and no more connections than a
 * machine that allows few descriptors takes.
 * @param instance Port of what stands for both instances.
 * @param change What else of its settings a test needs otherwise.
 * @throws With HAProxy's own words where it does not start.
 */
export async function startProxy(
  instance: number,
  change: (config: string) => string = (config) => config,
): Promise<Proxy> {
  const port = await freePort();
  const config = readFileSync(join(ROOT, '.deploy', 'haproxy.cfg'), 'utf8')
    .replace('bind :8080', `bind 127.0.0.1:${port}`)
    .replaceAll('/usr/local/etc/haproxy/errors', join(ROOT, '.deploy', 'errors'))
    .replaceAll(/guide\d:3978/g, `127.0.0.1:${instance}`)
    .replaceAll(/maxconn \d+/g, 'maxconn 500')
    .replace(/ resolvers docker init-addr \S+/, '')
    .replace(/^resolvers docker\n(?: {2}.*\n)+/m, '');
  const file = join(await tempFolder(), 'haproxy.cfg');
  writeFileSync(file, change(config));
  const child = spawn(HAPROXY!, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (data) => (words += String(data)));
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended: ${words}`);
    await sleep(20);
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, stop };
}
