import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';

import { ROOT } from '../bot/config/paths.js';
import { LANGS } from '../bot/model/lang.js';
import { proxyPages } from '../bot/tools/build/render-proxy-pages.js';
import { call } from './support/direct-line-call.js';
import { freePort } from './support/free-port.js';
import { killPrograms } from './support/program.js';
import { HAPROXY, NO_HAPROXY, startProxy } from './support/proxy.js';
import { stopAll } from './support/server.js';
import { removeFolders, tempFolder } from './support/temp-folder.js';
import { startCounting } from './support/under-load.js';
import { leaveOut } from './support/unless-missing.js';
import { startSite } from './support/web-site.js';

/** The parts of `.deploy/` that matter when something goes wrong. */

jest.setTimeout(600_000);

const deploy = (path: string): string => join(ROOT, '.deploy', path);
const read = (path: string): string => readFileSync(deploy(path), 'utf8');

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await killPrograms();
  await stopAll();
  await removeFolders();
});

test('what the proxy answers by itself is what `npm run deploy:pages` writes today, with numbers in every language', async () => {
  const pages = await proxyPages();
  expect(readdirSync(deploy('errors')).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) {
    expect([name, read(`errors/${name}`)]).toEqual([name, text]);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
    for (const lang of LANGS) expect(body).toContain(`<section lang="${lang}"`);
    expect(body.match(/href="tel:112"/g)).toHaveLength(LANGS.length);
    // HAProxy reads no more than one buffer.
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
  }
  expect(read('haproxy.cfg').match(/errorfile \d+ \S+\/(\d+\.http)/g)).toHaveLength(pages.size);
});

/** Starts the proxy in front of a port. It runs until the test ends. */
async function startedProxy(instance: number): Promise<string> {
  const { url, stop } = await startProxy(instance);
  ends.push(stop);
  return url;
}

if (HAPROXY) {
  test('with every instance dead the proxy answers with the numbers', async () => {
    const url = await startedProxy(await freePort());
    const answer = await fetch(`${url}/ar`, { headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('href="tel:112"');
  });

  test('an instance that is alive is asked, and a deletion that it cut off is asked again', async () => {
    const asked: string[] = [];
    const instance = createServer((req, res) => {
      if (req.url?.endsWith('z')) return void res.end();
      asked.push(req.method!);
      if (req.method !== 'DELETE') return void res.end();
      if (asked.filter((method) => method === 'DELETE').length === 1) return void req.socket.destroy();
      res.end('served');
    });
    instance.listen(0, '127.0.0.1');
    await once(instance, 'listening');
    ends.push(
      async () => instance.closeAllConnections(),
      async () => instance.close(),
    );
    const url = await startedProxy((instance.address() as AddressInfo).port);
    const answer = await fetch(`${url}/x`, { method: 'DELETE' });
    expect([answer.status, asked.filter((method) => method === 'DELETE')]).toEqual([200, ['DELETE', 'DELETE']]);
  });
} else {
  leaveOut('the proxy', NO_HAPROXY);
}

test('a request that is refused is answered with a page and the numbers, in its language', async () => {
  const { url } = await startSite('https://www.meteo.be/', { LIMIT_REQUESTS: '1' });
  const headers = { accept: 'text/html' };
  await fetch(`${url}/fr/deposit.rules`, { headers });
  for (const options of [{ headers }, { headers, method: 'POST', body: new URLSearchParams({ choice: 'do:menu' }) }]) {
    const answer = await fetch(`${url}/fr/deposit.start`, options);
    const html = await answer.text();
    expect([answer.status, html.includes('<section lang="fr"'), html.includes('tel:112')]).toEqual([429, true, true]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  const program = await call('GET', `${url}/fr/topics`, { headers: { accept: 'application/json' } });
  expect(program.body.error.code).toBe('too_many_requests');
});

describe('health.mjs', () => {
  async function check(port: string, pid?: number): Promise<unknown[]> {
    const env = { PATH: process.env['PATH'] ?? '', PORT: port, HEALTH_WITHIN_MS: '500' };
    const args = [deploy('health.mjs'), ...(pid === undefined ? [] : [String(pid)])];
    return once(spawn(process.execPath, args, { env, stdio: 'inherit' }), 'exit');
  }

  test('leaves a program that answers, and ends one that hangs', async () => {
    const program = startCounting({ STATE_DIR: await tempFolder() });
    const { port } = new URL(await program.address);
    expect(await check(port, program.child.pid)).toEqual([0, null]);
    program.child.kill('SIGSTOP');
    expect(await check(port, program.child.pid)).toEqual([1, null]);
    expect(await program.ended).toEqual([null, 'SIGKILL']);
  });

  test('where systemd says that nothing runs (0), nothing is ended', async () => {
    expect(await check(String(await freePort()), 0)).toEqual([1, null]);
  });
});

test('nothing of what is said can reach a disk: no core dumps, no swap, and memory has an end', () => {
  const unit = read('family-guide.service');
  for (const setting of ['LimitCORE=0', 'MemorySwapMax=0', 'MemoryMax=']) expect(unit).toContain(`\n${setting}`);
  const { services } = parse(read('compose.yaml'), { merge: true }) as { services: Record<string, any> };
  for (const [name, { ulimits, mem_limit: memory, memswap_limit: withSwap, restart }] of Object.entries(services)) {
    expect([name, ulimits?.core, withSwap, restart]).toEqual([name, 0, memory, 'unless-stopped']);
    expect(memory).toMatch(/^\d+[mg]$/);
  }
  expect(services['guide1'].init).toBe(true);
  expect(read('Dockerfile')).toContain('CMD ["node", ".deploy/health.mjs"]');
});
