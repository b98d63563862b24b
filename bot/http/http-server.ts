import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import restify from 'restify';

import type { Log } from '../config/log.js';
import { errorAnswer, formatJson } from './errors.js';
import { bodyLimit, isUpload } from './guard.js';

/** A restify server that logs no request, shows no error text, and closes connections of slow clients. */
export function createHttpServer(log: Log): restify.Server {
  const server = restify.createServer({
    name: '',
    formatters: { 'application/json': formatJson },
    log: quietLog(log) as never,
  });
  // These limits free the connection of a client that sends or reads too slowly.
  const http = server.server as http.Server & { connectionsCheckingInterval: number };
  http.headersTimeout = 10_000;
  http.requestTimeout = 20_000;
  http.timeout = 60_000;
  http.keepAliveTimeout = 15_000;
  http.connectionsCheckingInterval = 5000;
  return server;
}

/** Reads JSON bodies, up to the limit of each route. An upload is left to its route, which keeps nothing of it. */
export function readBodies(server: restify.Server): void {
  // Not `bodyParser`: it accepts multipart uploads of any size and writes them to disk.
  server.use((req, res, next) => {
    if (isUpload(req.url ?? '')) return next();
    const limit = bodyLimit(req.url ?? '');
    const [read, parse] = parserFor(limit);
    cutOff(req, res, limit);
    read!(req, res, (error) => (error ? next(error) : parse!(req, res, next)));
  });
}

/** Refuses a body of unknown length as soon as it is too long. restify would first read all of it. */
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

/** Closes connections as they become idle; resolves when `closed` does. */
export async function drain(server: restify.Server, closed: Promise<void>): Promise<void> {
  let open = true;
  void closed.then(() => (open = false));
  while (open) {
    server.server.closeIdleConnections();
    await Promise.race([closed, wait(50)]);
  }
}

/** restify logs whole requests and errors. We log only that it logged an error. */
function quietLog(log: Log): Record<string, (...args: unknown[]) => boolean> {
  const ignore = (): boolean => false;
  const pass = (): boolean => {
    log.warn('restify');
    return true;
  };
  return { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: pass, fatal: pass };
}
