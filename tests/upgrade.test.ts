import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { beginTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { sendRaw } from './support/send-raw.js';
import { startServer, stopAll, type TestServer } from './support/server.js';

/** The server ignores an offer of a protocol that it does not support (RFC 9110, 7.8). */

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ bot: countingBot() });
});
afterAll(stopAll);

const H2C = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n';

test.each([
  ['curl --http2', H2C],
  ['TLS within HTTP', 'Connection: upgrade\r\nUpgrade: TLS/1.0, HTTP/1.1\r\n'],
])('%s gets the answer in HTTP', async (_name, offer) => {
  const answer = await sendRaw(server.port, `GET /healthz HTTP/1.1\r\nHost: x\r\n${offer}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('alive');
});

test('with a body too, and the connection goes on', async () => {
  const { path, token } = await beginTalk(server.url);
  const body = JSON.stringify({ type: 'message', text: 'hello', locale: 'nl' });
  const answer = await sendRaw(
    server.port,
    `POST ${new URL(path).pathname}/activities HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n${H2C}\r\n${body}` +
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    { open: true },
  );
  expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
  expect(answer).toMatch(/"id":".*alive/s);
});

test('what the guard refuses is refused all the same', async () => {
  expect(await sendRaw(server.port, `GET nothing HTTP/1.1\r\nHost: x\r\n${H2C}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
});
