import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that only mean something together with an upgrade. */
const OF_UPGRADE = new Set(['upgrade', 'http2-settings']);

/** Whether a request wants a WebSocket, whatever else it would take too. */
function wantsWebSocket(req: IncomingMessage): boolean {
  return (req.headers.upgrade ?? '').split(',').some((protocol) => protocol.trim().toLowerCase() === 'websocket');
}

/** Whether a request wants a WebSocket where there may be one. */
export function wantsStream(req: IncomingMessage): boolean {
  return wantsWebSocket(req) && /^\/v3\/directline\/[^?]*\/stream(?:\?|$)/.test(req.url ?? '');
}

/**
 * Serves a request as if it had not asked for the upgrade that Node stopped it at: who offers a protocol (curl and Java
 * offer h2c) must be answered in HTTP where the server does not take it (RFC 9110, 7.8). The request is written down
 * without that offer and read once more, with its body and all that follows on the connection.
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
