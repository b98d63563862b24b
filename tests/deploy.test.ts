import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { ROOT } from '../bot/config/paths.js';
import { call } from './support/direct-line-call.js';
import { startProgram, STATE_KEY } from './support/program.js';
import { countingBot } from './support/fake-bot.js';
import { HAPROXY, NO_HAPROXY, startProxy } from './support/proxy.js';
import { startServer, stopAll } from './support/server.js';
import { removeFolders } from './support/temp-folder.js';
import { testUnlessMissing } from './support/unless-missing.js';

/**
 * What `.deploy/` ships must start and tell its callers apart. This is tested without Docker, which not every machine
 * has.
 */
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const cleanups: (() => void)[] = [];
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const clean of cleanups.splice(0).reverse()) clean();
  await stopAll();
  await removeFolders();
});

/** A folder with only the content of the image: what its last stage copies, and the packages for production. */
function imageFolder(): string {
  const image = mkdtempSync(join(tmpdir(), 'family-guide-image-'));
  cleanups.push(() => rmSync(image, { recursive: true, force: true }));
  const stage = read('.deploy/Dockerfile')
    .split(/^FROM /m)
    .at(-1)!;
  const copied = [...stage.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)];
  for (const [, from = '', to = ''] of copied) {
    if (from === 'node_modules') linkPackages(image);
    else if (from === 'dist') link('dist', image, (name) => name !== 'tests');
    else link(from, join(image, to === './' ? dirname(from) : dirname(to)), null);
  }
  return image;
}

/** Links a path of the project into a folder. With `take`, makes a folder with links to the chosen children. */
function link(path: string, into: string, take: ((name: string) => boolean) | null): void {
  const target = join(into, path.split('/').at(-1)!);
  mkdirSync(take ? target : into, { recursive: true });
  if (!take) return symlinkSync(join(ROOT, path), target);
  for (const name of readdirSync(join(ROOT, path)).filter(take))
    symlinkSync(join(ROOT, path, name), join(target, name));
}

/** The packages that `npm prune --omit=dev` leaves. */
function linkPackages(image: string): void {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
  for (const [path, { dev }] of Object.entries(packages)) {
    const nested = path.lastIndexOf('node_modules/') > 0;
    if (path === '' || dev || nested || !existsSync(join(ROOT, path))) continue;
    link(path, dirname(join(image, path)), null);
  }
}

test('the program starts from what the image copies, and from nothing else', async () => {
  const image = imageFolder();
  const entry = /^CMD \["node", "--enable-source-maps", "(\S+)"\]$/m.exec(read('.deploy/Dockerfile'))?.[1];
  const child = spawn(
    process.execPath,
    // Otherwise a link leads back into the project, which has everything.
    ['--preserve-symlinks', '--preserve-symlinks-main', entry!],
    {
      cwd: image,
      env: {
        NODE_ENV: 'production',
        PORT: '0',
        STATE_DIR: join(image, 'state'),
        STATE_KEY: Buffer.alloc(32, 7).toString('base64'),
        PUBLIC_URL: 'https://guide.example.org',
      },
    },
  );
  cleanups.push(() => child.kill('SIGKILL'));
  const out = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream].on('data', (data) => (out[stream] += String(data)));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(out.stderr)));
  ended.catch(() => undefined);
  while (!out.stdout.endsWith('\n')) await Promise.race([once(child.stdout, 'data'), ended]);
  const url = /http:\/\/\S+/.exec(out.stdout)![0];
  expect((await call('GET', `${url}/readyz`)).status).toBe(200);
  const page = await fetch(`${url}/nl`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
});

test('no compiler and no test tool is among the packages for production', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
  // `npm ci --omit=dev` installs everything that is not marked `dev`, including `devOptional`.
  const shipped = Object.keys(packages).filter((path) => path !== '' && !packages[path]!.dev);
  expect(shipped.length).toBeGreaterThan(50);
  expect(shipped.filter((path) => /(^|\/)(@?typescript|esbuild|jest|prettier|oxlint)(\/|-|$)/.test(path))).toEqual([]);
});

test('a start without Teams loads neither the SDK of Bot Framework nor the clients of Azure', async () => {
  const loaded = await loadedPackages({});
  expect(loaded).toContain('restify');
  expect(loaded.filter((name) => /^(@azure\/|botbuilder|botframework|@typespec\/|jsonwebtoken)/.test(name))).toEqual(
    [],
  );
  const withTeams = await loadedPackages({
    MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
    MicrosoftAppPassword: 'x',
  });
  expect(withTeams).toEqual(expect.arrayContaining(['botbuilder', '@azure/identity', 'botframework-connector']));
});

/** The packages that the program has loaded after it is ready and has answered a first talk. */
async function loadedPackages(env: Record<string, string>): Promise<string[]> {
  const hook = `import Module from 'node:module';process.on('SIGUSR2',()=>console.log(JSON.stringify({loaded:Object.keys(Module._cache)})))`;
  const { child, address, ended, out } = startProgram(
    {
      NODE_ENV: 'production',
      STATE_DIR: ':memory:',
      STATE_KEY,
      PUBLIC_URL: 'https://guide.example.org',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}`,
      ...env,
    },
    'whole',
  );
  cleanups.push(() => child.kill('SIGKILL'));
  const begun = await call('POST', `${await address}/v3/directline/conversations`, { body: { locale: 'nl' } });
  expect(begun.status).toBe(201);
  child.kill('SIGUSR2');
  while (!/\{"loaded".*\}\n/.test(out.stdout)) await Promise.race([once(child.stdout, 'data'), ended]);
  const [, list = '{}'] = /(\{"loaded".*\})/.exec(out.stdout) ?? [];
  const { loaded } = JSON.parse(list) as { loaded: string[] };
  return [...new Set(loaded.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))];
}

test('behind the TLS proxy and the one of the compose file every person counts alone', async () => {
  const compose = parse(read('.deploy/compose.yaml'), { merge: true }) as {
    services: { guide1: { environment: { TRUSTED_PROXIES: string } } };
  };
  const { TRUSTED_PROXIES } = compose.services.guide1.environment;
  const env = { LIMIT_REQUESTS: '1', TRUSTED_PROXIES: `${TRUSTED_PROXIES},127.0.0.1` };
  const { url } = await startServer({ bot: countingBot(), env });
  // Docker forwards requests to a port of the host from the gateway of its network.
  const ask = async (person: string): Promise<number> =>
    (await call('GET', `${url}/none`, { headers: { 'x-forwarded-for': `${person}, 172.18.0.1` } })).status;
  expect([await ask('198.51.100.1'), await ask('198.51.100.2')]).toEqual([404, 404]);
  expect([await ask('198.51.100.1'), await ask('203.0.113.9, 198.51.100.2')]).toEqual([429, 429]);
});

test('what the proxy of the compose file asks of an instance to know its health is answered', async () => {
  const config = read('.deploy/haproxy.cfg');
  const checks = [...config.matchAll(/^ {2}option httpchk(?: GET (\S+))?(?:\n {2}http-check send (.*))?$/gm)];
  const asked = checks.map(([, bare, sent]) => {
    const [, path, host] = /^meth GET uri (\S+) ver HTTP\/1\.1 hdr Host (\S+)$/.exec(sent ?? '') ?? [];
    // Without `http-check send` HAProxy sends no host, and such requests are refused.
    return { path: path ?? bare, headers: host === undefined ? {} : { host } };
  });
  expect(asked.map(({ path }) => path)).toEqual(['/readyz', '/healthz']);
  const { port } = await startServer({ bot: countingBot() });
  for (const { path, headers } of asked) {
    const [answer] = (await once(get({ port, path, headers, setHost: false }), 'response')) as [IncomingMessage];
    answer.resume();
    expect([path, answer.statusCode]).toEqual([path, 200]);
  }
});

testUnlessMissing(
  'the proxy of the compose file bounds what one caller sends, never what deletes, speaks of danger, or comes from others',
  HAPROXY === null ? NO_HAPROXY : null,
  async () => {
    const server = await startServer({ bot: countingBot(), env: { TRUSTED_PROXIES: '127.0.0.1' } });
    const proxy = await startProxy(server.port, (config) => config.replace(/gt 1000\b/, 'gt 20'));
    stops.push(proxy.stop);
    const ask = async (person: string, path: string, method = 'GET'): Promise<number> =>
      fetch(proxy.url + path, { method, headers: { 'x-forwarded-for': person } }).then(
        ({ status }) => status,
        () => 0,
      );
    while ((await ask('198.51.100.9', '/healthz')) !== 200) await sleep(50);
    for (let i = 0; i < 25; i += 1) await ask('198.51.100.1', '/none');
    expect(await ask('198.51.100.1', '/none')).toBe(429);
    expect(await ask('9.9.9.9, 198.51.100.1', '/none')).toBe(429);
    expect(await ask('198.51.100.2', '/none')).toBe(404);
    expect(await ask('198.51.100.1', '/nl/safety.danger')).toBe(404);
    expect(await ask('198.51.100.1', '/v3/directline/conversations', 'POST')).toBe(201);
    expect(await ask('198.51.100.1', '/v3/directline/conversations/x', 'DELETE')).toBe(401);
    for (let i = 0; i < 25; i += 1) await ask(`2001:db8:1:ff${10 + i}::1`, '/none');
    expect(await ask('2001:db8:1:ff99::1', '/none')).toBe(429);
    expect(await ask('2001:db8:1:ee99::1', '/none')).toBe(404);
  },
);
