import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { sendRaw } from './support/send-raw.js';
import { startServer, stopAll } from './support/server.js';

/** HTTP besides the routes: connections, upgrades, headers, endless bodies, and closing. */

const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await stopAll();
});

/** A connection that sends something or nothing, and whether it is still open. */
function hold(port: number, sent = ''): { socket: Socket; isOpen: () => boolean } {
  const socket = connect(port, '127.0.0.1');
  let open = true;
  socket.on('error', () => undefined).once('close', () => (open = false));
  socket.resume();
  if (sent) socket.write(sent);
  sockets.push(socket);
  return { socket, isOpen: () => open };
}

/** As `sendRaw`, for slow answers: does not end its side first. */
async function exchange(port: number, request: string): Promise<string> {
  const { socket } = hold(port, request);
  let heard = '';
  socket.on('data', (data) => (heard += String(data)));
  await once(socket, 'close');
  return heard;
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((go) => setTimeout(go, 5));
};
const HALF = 'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{';

test.each([
  ['silent connections', ''],
  ['requests half sent', 'GET /hea'],
  ['bodies half sent', HALF],
])('%s of one address give way to its newer ones', async (_name, sent) => {
  const { url, port } = await startServer({
    bot: countingBot(),
    connections: { all: 100, perAddress: 50, waiting: 5 },
  });
  const held = Array.from({ length: 30 }, () => hold(port, sent));
  await until(() => held.filter(({ isOpen }) => isOpen()).length <= 5);
  expect((await call('GET', `${url}/healthz`)).status).toBe(200);
});

test('where all connections are taken a stranger still gets in', async () => {
  const { url, port } = await startServer({
    bot: countingBot(),
    connections: { all: 10, perAddress: 1000, waiting: 1000 },
  });
  const held = Array.from({ length: 40 }, () => hold(port, HALF));
  await until(() => held.filter(({ isOpen }) => isOpen()).length <= 10);
  for (let i = 0; i < 5; i += 1) expect((await call('GET', `${url}/healthz`)).status).toBe(200);
});

test('who waits for an answer, and who listens, is not cut off for it', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const { url, port, app } = await startServer({
    bot: countingBot(),
    connections: { all: 100, perAddress: 50, waiting: 3 },
    routes: [(server) => server.get('/slow', async (_req, res) => (await answered, res.send(200, {})))],
  });
  const slow = call('GET', `${url}/slow`);
  const talk = await beginTalk(url);
  const stream = new WebSocket(talk.started.body.streamUrl);
  await once(stream, 'open');
  const held = Array.from({ length: 20 }, () => hold(port));
  await until(() => held.filter(({ isOpen }) => isOpen()).length <= 3);
  answer();
  expect((await slow).status).toBe(200);
  expect([stream.readyState, app.openStreams()]).toEqual([WebSocket.OPEN, 1]);
  stream.terminate();
});

const ask = (head: string[], body = ''): string =>
  [...head, 'Host: x', 'Connection: close', '', ''].join('\r\n') + body;

test.each([
  ['HTTP/2', ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__', 'Connection: Upgrade, HTTP2-Settings']],
  ['TLS', ['Upgrade: TLS/1.0', 'Connection: Upgrade']],
  ['a WebSocket where there is none', ['Upgrade: websocket', 'Connection: Upgrade']],
])('an offer of %s that is not taken up is passed over', async (_name, offer) => {
  const { port } = await startServer({ bot: countingBot() });
  const answer = await sendRaw(port, ask(['GET /healthz HTTP/1.1', ...offer]));
  expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\{"status":"alive"\}$/);
});

test('with such an offer a body is read as without it, and its limit holds', async () => {
  const { port } = await startServer({ bot: countingBot() });
  const post = (body: string): Promise<string> =>
    exchange(
      port,
      ask(
        [
          'POST /v3/directline/conversations HTTP/1.1',
          'Upgrade: h2c',
          'Connection: Upgrade',
          'Content-Type: application/json',
          `Content-Length: ${Buffer.byteLength(body)}`,
        ],
        body,
      ),
    );
  expect(await post('{"locale":"nl"}')).toMatch(/^HTTP\/1\.1 201 [^]*"1: open"/);
  expect(await post(`{"locale":"${'x'.repeat(20_000)}"}`)).toMatch(/^HTTP\/1\.1 413 /);
});

test('every answer says that it is what it says it is, and not for other sites; with https, to stay with it', async () => {
  const { url, port } = await startServer({ bot: countingBot(), env: { PUBLIC_URL: 'https://guide.example.org' } });
  for (const path of ['/healthz', '/none', '/v3/directline/conversations/x/activities']) {
    const { headers } = await call('GET', url + path);
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}$/);
  }
  expect(await sendRaw(port, 'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('nosniff');
  const plain = await startServer({ bot: countingBot(), env: { PUBLIC_URL: 'http://guide.example.org' } });
  expect((await call('GET', `${plain.url}/healthz`)).headers.get('strict-transport-security')).toBeNull();
});

test('a body without an end is answered and cut off as soon as it is too long', async () => {
  const { port } = await startServer({ bot: countingBot() });
  const { socket, isOpen } = hold(port, 'POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\n');
  const heard: string[] = [];
  socket.on('data', (data) => heard.push(String(data)));
  socket.write('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n');
  const chunk = `400\r\n${'x'.repeat(1024)}\r\n`;
  let sent = 0;
  while (isOpen() && sent < 2000) {
    socket.write(chunk);
    sent += 1;
    await new Promise(setImmediate);
  }
  expect(heard.join('')).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close/i);
  expect(sent).toBeLessThan(2000);
});
