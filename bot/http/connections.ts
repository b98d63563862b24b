import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

import { wantsStream } from './upgrade.js';

/** HTTP connections at a time that are no streams. */
export interface ConnectionLimits {
  /** In all. */
  all: number;
  /** Of one address. */
  perAddress: number;
  /** Of one address, those that are silent or whose request is not whole yet. */
  waiting: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = { all: 2000, perAddress: 1000, waiting: 200 };

/** How many times an address' limits its wider networks may reach (IPv6: /64, /56, /48). */
const WIDER = [1, 2, 4];

interface Connection {
  socket: Socket;
  /** Networks by which it counts; none for a proxy, which speaks for many and has limits of its own. */
  networks: readonly string[];
  /** Its request at the moment. */
  req: IncomingMessage | null;
}

/**
 * Bounds the connections of a server so that nobody holds all of them: silent ones and half-sent requests of an address
 * give way to its newer ones, and where all are taken those of the address that holds most. `networksOf`: an address' own
 * networks, smallest first; none for a proxy that is believed.
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

  /** Makes room among the connections of one network; false where all of them are busy. */
  function makeRoom(network: string, scale: number): boolean {
    const own = byNetwork.get(network);
    if (!own || own.size < Math.min(limits.waiting, limits.perAddress) * scale) return true;
    const waiting = [...own].filter(isWaiting);
    if (own.size < limits.perAddress * scale && waiting.length < limits.waiting * scale) return true;
    return end(waiting[0]) || own.size < limits.perAddress * scale;
  }

  /** Makes room where all connections are taken: of the address that holds most the oldest that waits. */
  function makeRoomInAll(): boolean {
    if (all.size < limits.all) return true;
    const held = [...byNetwork.values()].sort((a, b) => b.size - a.size);
    for (const own of held) if (end([...own].find(isWaiting))) return true;
    return false;
  }

  server.on('connection', (socket: Socket) => {
    // One whose request did not mean to be upgraded comes back.
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

/** Whether it asks for nothing, or has not sent all of what it asks. */
function isWaiting({ req }: Connection): boolean {
  return req === null || !req.complete;
}
