import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Config } from '../config/config.js';
import { mayTalk, otherOrigin } from '../http/cors.js';
import { CallerError, errorAnswer } from '../http/errors.js';
import { refusal } from '../http/guard.js';
import { claimsFor, type Access } from './access.js';
import { GREET, type Greeting } from './greeting.js';
import type { ActivityGroup, Follower } from '../store/activity-logs.js';
import type { SocketCounts } from './socket-counts.js';

/** Milliseconds between two pings. Phones leave the network without closing the connection. */
const PING_EVERY = 30_000;
/** Unread bytes at which a client is disconnected. It can reconnect with its watermark. */
const MAX_WAITING = 1024 * 1024;
/** Pongs and messages that a client may send in one ping interval. Web Chat sends an empty message every 20 s. */
const MAX_HEARD = 20;
/** Milliseconds that a client has to close the connection when the server closes. */
const CLOSE_WITHIN = 1000;

/** A page closes its stream with this code on quick exit: the talk must be deleted. */
const LEFT = 4001;

export interface Streams {
  /** Accepts an HTTP connection that asks for a WebSocket here; answers all others with the reason. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets. Clients may reconnect to another instance. */
  close(): void;
}

/** What the address of a stream asks for. */
interface Asked {
  conversationId: string;
  watermark: string | null;
  /** Whether to greet, if nothing is said. */
  greet: boolean;
}

/** The WebSocket side of Direct Line: pushes everything after the client's watermark. */
export function createStreams(
  deps: Access & {
    config: Config;
    counts: SocketCounts;
    /** Throws a CallerError if an address sends too many requests. */
    admit: (req: IncomingMessage) => Promise<void>;
    greeting: Pick<Greeting, 'listens'>;
    /** Deletes a talk. */
    forget: (conversationId: string) => Promise<void>;
    pingEvery?: number | undefined;
  },
): Streams {
  const sockets = new WebSocketServer({
    noServer: true,
    // Clients only show that they are alive, with an empty message of one frame. A limit of 0 would mean no limit.
    maxPayload: 1,
    maxFragments: 1,
    maxBufferedChunks: 16,
    perMessageDeflate: { threshold: 1024, serverNoContextTakeover: true, clientNoContextTakeover: true },
  });

  async function open(req: IncomingMessage): Promise<Asked> {
    const refused = refusal(req);
    if (refused) throw new CallerError(...refused);
    if (!mayTalk(req, deps.config)) throw otherOrigin();
    await deps.admit(req);
    const url = new URL(req.url ?? '/', 'http://localhost');
    const conversationId = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(url.pathname)?.[1];
    if (conversationId === undefined || req.headers.upgrade?.toLowerCase() !== 'websocket') {
      throw new CallerError(404, 'not_found', 'There is no WebSocket at this address.');
    }
    await claimsFor(conversationId, url.searchParams.get('t') ?? undefined, deps, 'stream');
    const { searchParams } = url;
    return { conversationId, watermark: searchParams.get('watermark'), greet: searchParams.has(GREET) };
  }

  async function attend(
    ws: WebSocket,
    req: IncomingMessage,
    { conversationId, watermark, greet }: Asked,
  ): Promise<void> {
    const closed = new Promise<void>((resolve) => ws.once('close', () => resolve()));
    ws.on('error', () => ws.terminate());
    // The connection may be too weak for the page's own DELETE request. Deleting twice does no harm.
    ws.once('close', (code) => void (code === LEFT && deps.forget(conversationId).catch(() => undefined)));
    const stopPings = keepAlive(ws, deps.pingEvery ?? PING_EVERY);
    void closed.then(stopPings);
    try {
      const unfollow = await deps.logs.follow(conversationId, watermark, followerOf(ws));
      void closed.then(unfollow);
      if (greet) deps.greeting.listens(conversationId, req);
    } catch {
      // 1013 means "Try again later".
      ws.close(1013);
    }
  }

  return {
    upgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      open(req)
        .then((asked) => {
          if (socket.destroyed) return;
          const leave = deps.counts.enter(req, asked.conversationId, () => socket.destroy());
          socket.once('close', leave);
          sockets.handleUpgrade(req, socket, head, (ws) => void attend(ws, req, asked));
        })
        .catch((error: unknown) => refuse(socket, error));
    },
    close() {
      for (const ws of sockets.clients) {
        ws.close(1001);
        setTimeout(() => ws.terminate(), CLOSE_WITHIN).unref();
      }
    },
  };
}

function followerOf(ws: WebSocket): Follower {
  return {
    push(group: ActivityGroup) {
      if (ws.bufferedAmount > MAX_WAITING) ws.terminate();
      else ws.send(JSON.stringify(group));
    },
    end: () => ws.close(1000),
  };
}

/**
 * Closes a connection that sent nothing or far too much between two pings, or that sent a message with content. Returns
 * a function that stops this.
 */
function keepAlive(ws: WebSocket, every: number): () => void {
  let heard = 1;
  const hear = (): void => {
    heard += 1;
    if (heard > MAX_HEARD) ws.terminate();
  };
  ws.on('pong', hear).on('ping', hear);
  ws.on('message', (data: Buffer) => (data.length === 0 ? hear() : ws.terminate()));
  const timer = setInterval(() => {
    if (heard === 0) return ws.terminate();
    heard = 0;
    ws.ping();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function refuse(socket: Duplex, error: unknown): void {
  const { status, body, retryAfter } = errorAnswer(error);
  const retry = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\n${retry}Content-Type: application/json\r\n` +
      `X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
