import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { beginTalk, type TestTalk } from './support/direct-line-call.js';
import { FUZZ, type FuzzSite, inGroups, PATIENCE, startFuzzSite } from './support/fuzz-site.js';
import { json } from './support/hostile-input.js';
import { sendRaw } from './support/send-raw.js';
import { stopAll } from './support/server.js';

/** For any bytes, the whole program answers without an error or closes the connection, and keeps running. */
const REQUESTS = 1000;

let site: FuzzSite;
beforeAll(async () => {
  site = await startFuzzSite();
});
afterAll(stopAll);
jest.setTimeout(PATIENCE);

test(`${REQUESTS} hostile HTTP requests`, async () => {
  const talk = await beginTalk(site.server.url);
  const statuses = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(requests(talk), { minLength: REQUESTS, maxLength: REQUESTS }), async (all) => {
      await inGroups(all, async (bytesSent) => {
        const answer = await sendRaw(site.server.port, bytesSent).catch(() => '');
        expect([bytesSent.toString('latin1'), answer.match(/^HTTP\/1\.1 5\d\d.*/m)?.[0]]).toEqual([
          bytesSent.toString('latin1'),
          undefined,
        ]);
        statuses.add(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none');
        expect(answer).not.toMatch(/\n\s+at .*\.js|node_modules/);
      });
    }),
    FUZZ,
  );
  expect(statuses.size).toBeGreaterThanOrEqual(4);
  await site.expectStillThere(talk);
});

/** Something similar to HTTP requests, some with the address and the token of a talk. */
function requests(talk: TestTalk): fc.Arbitrary<Buffer> {
  const known = [
    '/',
    '/nl',
    '/nl/deposit.start',
    '/nl/deposit.start/card',
    '/nl/calendar/2026-12-01.ics',
    '/healthz',
    '/api/messages',
    '/v3/directline/conversations',
    '/v3/directline/tokens/generate',
    '/v3/directline/tokens/refresh',
    new URL(talk.path).pathname,
    `${new URL(talk.path).pathname}/activities`,
    `${new URL(talk.path).pathname}/stream`,
  ];
  const bytes = fc.string({ unit: 'binary-ascii', maxLength: 40 });
  const line = fc.oneof(
    bytes.map((text) => text.replace(/[\r\n]/g, '')),
    bytes,
  );
  const target = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...known),
        fc.constantFrom(
          '',
          '?',
          '#',
          '/..',
          '/%',
          '/%ff',
          '//',
          '/%2e%2e/',
          '?watermark=%00',
          '?t=x',
          '?asOf=2026-99-99',
        ),
      )
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...known), line).map((parts) => parts.join('')),
    line,
  );
  const method = fc.oneof(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PATCH'),
    line,
  );
  const header = fc.oneof(
    fc.constantFrom(
      'Host: x',
      'Host: a b[',
      'Connection: Upgrade\r\nUpgrade: websocket',
      'Content-Length: 5',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Content-Type: application/json',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Encoding: gzip',
      'Expect: 100-continue',
      'X-Forwarded-For: %',
      'Accept: text/html',
      'Accept-Language: ;q=x',
      'Accept-Encoding: br;q=9',
      'If-None-Match: "',
      'Origin: null',
      `Authorization: Bearer ${talk.token}`,
      'Authorization: Bearer a.b.c',
      'Cookie: __proto__=1',
      'Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13',
    ),
    line,
  );
  const body = fc.oneof(json, line, fc.constantFrom('', '5\r\nabc', 'answer=%ff&kept={"__proto__":1}'));
  return fc
    .tuple(
      method,
      target,
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
      fc.array(header, { maxLength: 6 }),
      body,
    )
    .map(([verb, path, version, headers, content]) =>
      Buffer.from(`${verb} ${path} ${version}\r\n${['Host: x', ...headers].join('\r\n')}\r\n\r\n${content}`, 'latin1'),
    );
}
