import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { sendRaw } from './support/send-raw.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { expectTalkGoesOn } from './support/talk-goes-on.js';

/** Requests that no browser sends: each is refused with a reason, and none ends the server. */

let server: TestServer;
let talk: TestTalk;

beforeAll(async () => {
  server = await startServer({ bot: countingBot() });
});
afterAll(stopAll);
beforeEach(async () => {
  talk = await beginTalk(server.url);
});

const gzip = gzipSync('{"type":"message"}');

/** With restify alone each of these would end the process, because restify throws outside its error handling. */
test.each<[string, string | Buffer, number]>([
  ['an odd target', 'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a target without slash', 'GET nothing HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  ['a bad host', 'GET /healthz HTTP/1.1\r\nHost: a b[\r\n\r\n', 400],
  ['a bad port', 'GET /healthz HTTP/1.1\r\nHost: x:99999\r\n\r\n', 400],
  ['no host', 'GET /healthz HTTP/1.0\r\n\r\n', 400],
  [
    'bad percent signs',
    'GET /v3/directline/conversations/%ZZ/activities HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    404,
  ],
  ['a path that decoding would make long', `GET /nl/${'%25'.repeat(4000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
  ['a query without end', `GET /nl?${'a'.repeat(5000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414],
  ['bad percent signs in the query', 'GET /healthz?a=%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 200],
  ['a damaged length', 'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 400],
  [
    'a compressed body that is not',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
    415,
  ],
  [
    'a compressed body, announced first',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
    415,
  ],
  [
    'a compressed body that is one',
    Buffer.concat([
      Buffer.from(
        `POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: ${gzip.length}\r\n\r\n`,
      ),
      gzip,
    ]),
    415,
  ],
  [
    'an upload',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 3\r\n\r\nabc',
    415,
  ],
  [
    'a form',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b',
    415,
  ],
  [
    'a wrong digest',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-MD5: x\r\nContent-Length: 2\r\n\r\n{}',
    400,
  ],
  [
    'a large body in pieces',
    `POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${`1000\r\n${'x'.repeat(4096)}\r\n`.repeat(5)}0\r\n\r\n`,
    413,
  ],
  [
    'half a body',
    'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    400,
  ],
  [
    'an upgrade to nothing',
    'GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    404,
  ],
  [
    'an upgrade with an odd target',
    'GET http://[::1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    400,
  ],
])('%s is refused and the server stays up', async (_, request, status) => {
  const answer = await sendRaw(server.port, request);
  const [, ...answers] = answer.split(/^HTTP\/1\.1 (?=\d)/m);
  expect(answers.at(-1)).toMatch(new RegExp(`^${status}`));
  expect(answer).not.toMatch(/\\n\s+at |\n\s+at |node_modules|Error:/);
  await expectTalkGoesOn(talk);
});

test('an upgrade that is no WebSocket handshake is refused', async () => {
  const { token: good } = talk;
  const answer = await sendRaw(
    server.port,
    `GET /v3/directline/conversations/${talk.id}/stream?t=${good} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  await expectTalkGoesOn(talk);
});

test.each<[string, string, unknown, number, string]>([
  ['GET', '/no/such/page', undefined, 404, 'not_found'],
  ['POST', '/v3/directline/session', {}, 404, 'not_found'],
  ['PUT', '/v3/directline/conversations', {}, 405, 'method_not_allowed'],
  ['DELETE', '/healthz', undefined, 405, 'method_not_allowed'],
  ['POST', '/v3/directline/conversations', { locale: 5 }, 400, 'bad_body'],
  ['POST', '/v3/directline/conversations', { topic: ['x'] }, 400, 'bad_body'],
  ['POST', '/v3/directline/conversations', { user: 'x' }, 400, 'bad_body'],
  ['POST', '/v3/directline/conversations', [], 400, 'bad_body'],
  ['POST', '/v3/directline/tokens/generate', { user: { id: 5 } }, 400, 'bad_body'],
  ['POST', '/v3/directline/tokens/refresh', {}, 401, 'token_missing'],
  ['POST', '/api/messages', {}, 400, 'bad_activity'],
  ['POST', '/api/messages', { type: 'message', text: 'hi' }, 400, 'bad_activity'],
  ['POST', '/api/messages', [], 400, 'bad_activity'],
  [
    'POST',
    '/api/messages',
    {
      type: 'message',
      channelId: 'x',
      serviceUrl: 'http://127.0.0.1:99999',
      conversation: { id: 'x' },
      from: { id: 'x' },
      recipient: { id: 'x' },
    },
    400,
    'bad_activity',
  ],
  ['POST', '/api/messages', '{"type":"message","__proto__":{"channelId":"x"}}', 400, 'bad_activity'],
])('%s %s with %j gets the reason', async (method, path, body, status, code) => {
  const answer = await call(method, server.url + path, { body });
  expect(answer).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } });
});
