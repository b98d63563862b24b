import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import { WebSocket } from 'ws';

import { beginTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

/**
 * The only thing that a client may send on a stream is a complete empty message, to show that it is alive
 * (CVE-2026-48779).
 */
afterEach(stopAll);

const TEXT = 1;
const CONTINUATION = 0;
const PING = 9;

/** A frame as a client sends it, masked with zeros. */
function frame(opcode: number, payload: Buffer | string = '', { last = true, packed = false } = {}): Buffer {
  const data = Buffer.from(payload);
  const first = (last ? 0x80 : 0) | (packed ? 0x40 : 0) | opcode;
  const length = data.length < 126 ? [0x80 | data.length] : [0x80 | 126, data.length >> 8, data.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), data]);
}

/** An open stream. The test can write bytes into it directly, and look at the server's end. */
async function openStream() {
  const { url, app } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const socket = new WebSocket(talk.started.body.streamUrl);
  const served = new Promise<Socket>((resolve) => app.server.server.once('upgrade', (_, end: Socket) => resolve(end)));
  const upgraded = once(socket, 'upgrade') as Promise<[IncomingMessage]>;
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const [{ socket: wire }] = await upgraded;
  wire.on('error', () => undefined);
  return { app, socket, wire, served: await served };
}

test('the version of ws in use bounds fragments', () => {
  const { version } = createRequire(import.meta.url)('ws/package.json') as { version: string };
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect([major > 8 || (major === 8 && (minor > 21 || (minor === 21 && patch >= 1))), version]).toEqual([
    true,
    version,
  ]);
});

test.each<[string, Buffer]>([
  ['a text', frame(TEXT, 'hello')],
  ['one letter', frame(TEXT, 'h')],
  ['bytes', frame(2, Buffer.alloc(200))],
  ['a packed text', frame(TEXT, deflateRawSync('hello'), { packed: true })],
  ['an empty message in two frames', Buffer.concat([frame(TEXT, '', { last: false }), frame(CONTINUATION)])],
  ['fragments of one byte', Buffer.concat(Array.from({ length: 500 }, () => frame(TEXT, 'x', { last: false })))],
  ['pings by the dozen', Buffer.concat(Array.from({ length: 40 }, () => frame(PING)))],
  ['empty messages by the dozen', Buffer.concat(Array.from({ length: 40 }, () => frame(TEXT)))],
])('%s ends the stream', async (_name, bytes) => {
  const { app, socket, wire } = await openStream();
  const closed = once(socket, 'close');
  wire.write(bytes);
  await closed;
  while (app.openStreams() > 0) await new Promise((go) => setImmediate(go));
});

test('empty continuation frames without end: the server reads no more than came with the first', async () => {
  const { socket, wire, served } = await openStream();
  const closed = once(socket, 'close');
  wire.write(frame(TEXT, '', { last: false }));
  const flood = Buffer.concat(Array.from({ length: 10_000 }, () => frame(CONTINUATION, '', { last: false })));
  for (let i = 0; i < 100 && !wire.destroyed; i += 1) {
    if (!wire.write(flood)) await Promise.race([once(wire, 'drain').catch(() => undefined), closed]);
  }
  await closed;
  // 6 MB were sent, or would have been. One read of a socket is 64 KB.
  expect(served.bytesRead).toBeLessThan(512 * 1024);
});
