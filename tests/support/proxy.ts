import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from '../../bot/config/paths.js';
import { freePort } from './free-port.js';
import { tempFolder } from './temp-folder.js';

/** The path of HAProxy on this machine; null if it is not installed. */
export const HAPROXY = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy'].find((path) => existsSync(path)) ?? null;

/** The message of a run without HAProxy. */
export const NO_HAPROXY = 'NO HAPROXY: left out the proxy. Install it (apt-get install haproxy).';

export interface Proxy {
  url: string;
  /** Kills it. Resolves when it has ended. */
  stop: () => Promise<void>;
}

/**
 * The proxy of the compose file on this machine: with this machine's addresses, and with few enough connections for a
 * machine that allows few descriptors.
 * @param instance The port that stands for both instances.
 * @param change Other settings that a test needs.
 * @throws With HAProxy's own message if it does not start.
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
