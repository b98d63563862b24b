import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Config } from '../../config.js';
import { mayTalk } from '../../server/cors.js';
import { CallerError, errorAnswer } from '../../server/errors.js';
import { refusal } from '../../server/guard.js';
import { claimsFor, type Access } from './access.js';
import type { ActivityGroup, Follower } from './activity-log.js';

/** How often a silent connection is tried, in ms; phones leave the network without a word. */
const PING_EVERY = 30_000;
/** Bytes waiting for a client that does not read, at which it is let go; it can come back with its watermark. */
const MAX_WAITING = 1024 * 1024;
/** Milliseconds that a client has to agree to the end when the server closes down. */
const CLOSE_WITHIN = 1000;

export interface Streams {
  /** Takes over an HTTP connection that asks to be upgraded; answers every other one with the reason. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets; clients may reconnect elsewhere. */
  close(): void;
}

/** The WebSocket side of Direct Line: pushes what comes after the client's watermark. */
export function createStreams(deps: Access & { config: Config }): Streams {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 16 * 1024,
    perMessageDeflate: { threshold: 1024, serverNoContextTakeover: true, clientNoContextTakeover: true },
  });

  function open(req: IncomingMessage): { conversationId: string; watermark: string | null } {
    const refused = refusal(req);
    if (refused) throw new CallerError(...refused);
    const url = new URL(req.url ?? '/', 'http://localhost');
    const conversationId = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(url.pathname)?.[1];
    if (conversationId === undefined || req.headers.upgrade?.toLowerCase() !== 'websocket') {
      throw new CallerError(404, 'not_found', 'There is no WebSocket at this address.');
    }
    if (!mayTalk(req, deps.config)) {
      throw new CallerError(403, 'other_origin', 'Pages of this origin may not talk to the bot.');
    }
    claimsFor(conversationId, url.searchParams.get('t') ?? undefined, deps);
    return { conversationId, watermark: url.searchParams.get('watermark') };
  }

  return {
    upgrade(req, socket, head) {
      socket.on('error', () => socket.destroy());
      try {
        const { conversationId, watermark } = open(req);
        sockets.handleUpgrade(req, socket, head, (ws) => {
          const log = deps.logs.of(conversationId);
          const follower = followerOf(ws);
          const waiting = log.since(watermark);
          if (waiting.activities.length > 0) follower.push(waiting);
          const unfollow = log.follow(follower);
          const stopPings = keepAlive(ws);
          ws.on('error', () => ws.terminate());
          ws.on('close', () => {
            unfollow();
            stopPings();
          });
        });
      } catch (error) {
        refuse(socket, error);
      }
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

/** Ends a connection from which nothing was heard between two pings; returns what stops that. */
function keepAlive(ws: WebSocket): () => void {
  let heard = true;
  const hear = (): void => {
    heard = true;
  };
  ws.on('pong', hear).on('message', hear);
  const timer = setInterval(() => {
    if (!heard) return ws.terminate();
    heard = false;
    ws.ping();
  }, PING_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

function refuse(socket: Duplex, error: unknown): void {
  const { status, body } = errorAnswer(error);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
