import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeAll, expect, test } from '@jest/globals';

import { call } from './support/direct-line-call.js';
import { botParts, choicesIn, startTeams, stopTeams, textOf } from './support/teams.js';
import type { ServiceCall } from './support/teams-service.js';

beforeAll(botParts);
const closers: (() => void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await stopTeams();
});

/** A Teams service that delays its answer to the first message until `release` is called. */
async function slowService() {
  const calls: ServiceCall[] = [];
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', async () => {
      calls.push({ method: req.method!, path: decodeURIComponent(req.url!), activity: JSON.parse(body) });
      const id = `m${calls.length}`;
      begin();
      if (calls.length === 1) await released;
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ id }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { calls, begun, release, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('of two messages sent quickly the first is answered whole before the second, and its card is closed', async () => {
  const teams = await startTeams();
  const slow = await slowService();
  const first = teams.send({ text: 'topic:deposit.start', serviceUrl: slow.url });
  await slow.begun;
  const second = teams.send({ text: 'voor mezelf', serviceUrl: slow.url });
  // Enough time for the second message to overtake, if it could.
  for (let i = 0; i < 50; i += 1) await call('GET', `${teams.server.url}/healthz`);
  slow.release();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
  const said = slow.calls.map(textOf);
  const asked = said.findIndex((line) => line.includes('Voor wie vraag je dit?'));
  const next = said.findIndex((line) => line.includes('Waar ligt de nieuwe woning?'));
  expect(asked).toBeGreaterThan(-1);
  expect(next).toBeGreaterThan(asked);
  const closed = slow.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/m${asked + 1}`));
  expect(closed.map(choicesIn)).toEqual([[]]);
});
