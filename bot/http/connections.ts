import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

import { wantsStream } from './upgrade.js';

/** Limits for open HTTP connections. WebSockets do not count. */
export interface ConnectionLimits {
  /** All connections. */
  all: number;
  /** Connections of one address. */
  perAddress: number;
  /** Connections of one address that are silent or whose request is incomplete. */
  waiting: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = { all: 2000, perAddress: 1000, waiting: 200 };

/** A wider network may use this many times the limits of one address (IPv6: /64, /56, /48). */
const WIDER = [1, 2, 4];

interface Connection {
  socket: Socket;
  /**
   * The networks under which it is counted. Empty for a trusted proxy, which speaks for many callers and has its own
   * limits.
   */
  networks: readonly string[];
  /** The request that it is sending or waiting for; null if it is silent. */
  req: IncomingMessage | null;
}

/**
 * Limits the connections of a server, so that no caller can hold all of them. A new connection of an address closes
 * that address' silent or half-sent ones. If the server is full, the address with the most connections loses one.
 * `networksOf` gives an address' networks, smallest first; an empty list for a trusted proxy.
 */
export function boundConnections(
  server: Server,
  networksOf: (address: string) => readonly string[],
  limits: ConnectionLimits = CONNECTION_LIMITS,
): void {
  const all = new Map<Socket, Connection>();
  const byNetwork = new Map<string, Set<Connection>>();

  function leave(connection: Connection): void {
    if (!all.delete(connection.socket)) return;
    for (const network of connection.networks) {
      const others = byNetwork.get(network);
      others?.delete(connection);
      if (others?.size === 0) byNetwork.delete(network);
    }
  }

  function end(connection: Connection | undefined): boolean {
    if (!connection) return false;
    leave(connection);
    connection.socket.destroy();
    return true;
  }

  /** Makes room in one network; false if all its connections are busy. */
  function makeRoom(network: string, scale: number): boolean {
    const own = byNetwork.get(network);
    if (!own || own.size < Math.min(limits.waiting, limits.perAddress) * scale) return true;
    const waiting = [...own].filter(isWaiting);
    if (own.size < limits.perAddress * scale && waiting.length < limits.waiting * scale) return true;
    return end(waiting[0]) || own.size < limits.perAddress * scale;
  }

  /** Makes room on a full server: closes the oldest waiting connection of the address with the most connections. */
  function makeRoomInAll(): boolean {
    if (all.size < limits.all) return true;
    const held = [...byNetwork.values()].sort((a, b) => b.size - a.size);
    for (const own of held) if (end([...own].find(isWaiting))) return true;
    return false;
  }

  server.on('connection', (socket: Socket) => {
    // `serveWithoutUpgrade` hands the same socket in a second time.
    if (all.has(socket)) return;
    const networks = networksOf(socket.remoteAddress ?? '');
    const room = networks.every((network, i) => makeRoom(network, WIDER[i]!)) && makeRoomInAll();
    if (!room) return void socket.destroy();
    const connection: Connection = { socket, networks, req: null };
    all.set(socket, connection);
    for (const network of networks) {
      const own = byNetwork.get(network) ?? new Set();
      byNetwork.set(network, own.add(connection));
    }
    socket.once('close', () => leave(connection));
  });
  server.on('request', (req, res) => {
    const connection = all.get(req.socket);
    if (!connection) return;
    connection.req = req;
    res.once('close', () => {
      if (connection.req === req) connection.req = null;
    });
  });
  server.on('upgrade', (req) => {
    const connection = all.get(req.socket);
    if (connection && wantsStream(req)) leave(connection);
  });
}

/** Whether the connection has no request, or has not sent all of it. */
function isWaiting({ req }: Connection): boolean {
  return req === null || !req.complete;
}
