import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import restify from 'restify';

import type { Log } from '../config/log.js';
import { errorAnswer, formatJson } from './errors.js';
import { bodyLimit } from './guard.js';

/** A restify server that logs no request, shows no text of an error, and lets nobody keep a connection by being slow. */
export function createHttpServer(log: Log): restify.Server {
  const server = restify.createServer({
    name: '',
    formatters: { 'application/json': formatJson },
    log: quietLog(log) as never,
  });
  // A client that sends or reads too slowly gives its place to another.
  const http = server.server as http.Server & { connectionsCheckingInterval: number };
  http.headersTimeout = 10_000;
  http.requestTimeout = 20_000;
  http.timeout = 60_000;
  http.keepAliveTimeout = 15_000;
  http.connectionsCheckingInterval = 5000;
  return server;
}

/** Reads bodies in JSON, each route's up to its limit. */
export function readBodies(server: restify.Server): void {
  // Not `bodyParser`: it takes multipart uploads of any size and writes them to disk.
  server.use((req, res, next) => {
    const limit = bodyLimit(req.url ?? '');
    const [read, parse] = parserFor(limit);
    cutOff(req, res, limit);
    read!(req, res, (error) => (error ? next(error) : parse!(req, res, next)));
  });
}

/** Answers and closes as soon as a body of unknown length is too long; restify reads it to its end first. */
function cutOff(req: restify.Request, res: restify.Response, limit: number): void {
  if (req.headers['transfer-encoding'] === undefined) return;
  let bytes = 0;
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit || res.headersSent) return;
    res.setHeader('Connection', 'close');
    res.setHeader('Content-Type', 'application/json');
    res.once('finish', () => req.socket.destroySoon());
    res.send(413, errorAnswer({ statusCode: 413 }).body);
  });
}

const parsers = new Map<number, restify.RequestHandler[]>();

function parserFor(maxBodySize: number): restify.RequestHandler[] {
  const known = parsers.get(maxBodySize);
  const parser =
    known ??
    (restify.plugins.jsonBodyParser({ mapParams: false, maxBodySize } as never) as unknown as restify.RequestHandler[]);
  parsers.set(maxBodySize, parser);
  return parser;
}

/** Ends connections as they fall idle; resolves when `closed` does. */
export async function drain(server: restify.Server, closed: Promise<void>): Promise<void> {
  let open = true;
  void closed.then(() => (open = false));
  while (open) {
    server.server.closeIdleConnections();
    await Promise.race([closed, wait(50)]);
  }
}

/** restify logs whole requests and errors; only that something was logged goes on. */
function quietLog(log: Log): Record<string, (...args: unknown[]) => boolean> {
  const ignore = (): boolean => false;
  const pass = (): boolean => {
    log.warn('restify');
    return true;
  };
  return { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: pass, fatal: pass };
}
