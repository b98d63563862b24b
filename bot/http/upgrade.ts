import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that have no meaning without an upgrade. */
const OF_UPGRADE = new Set(['upgrade', 'http2-settings']);

/** Whether a request asks for a WebSocket, perhaps among other protocols. */
function wantsWebSocket(req: IncomingMessage): boolean {
  return (req.headers.upgrade ?? '').split(',').some((protocol) => protocol.trim().toLowerCase() === 'websocket');
}

/** Whether a request asks for a WebSocket at an address that offers one. */
export function wantsStream(req: IncomingMessage): boolean {
  return wantsWebSocket(req) && /^\/v3\/directline\/[^?]*\/stream(?:\?|$)/.test(req.url ?? '');
}

/**
 * Serves a request as if it had not asked for an upgrade. Node stops at an upgrade, but a client that offers a protocol
 * (curl and Java offer h2c) must get an HTTP answer if the server does not take it (RFC 9110, 7.8). So the request is
 * written again without the offer, and the server reads it, its body and what follows from the same connection.
 */
export function serveWithoutUpgrade(server: Server, req: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${req.method} ${req.url} HTTP/${req.httpVersion}`];
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const [name, value] = [req.rawHeaders[i]!, req.rawHeaders[i + 1]!];
    if (OF_UPGRADE.has(name.toLowerCase())) continue;
    lines.push(`${name}: ${name.toLowerCase() === 'connection' ? withoutUpgrade(value) : value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

function withoutUpgrade(connection: string): string {
  const kept = connection.split(',').filter((option) => !OF_UPGRADE.has(option.trim().toLowerCase()));
  return kept.join(',').trim() || 'keep-alive';
}
