import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type restify from 'restify';

import type { Bot } from '../guide/guide.js';
import { errorFields } from '../config/log.js';
import { createMemoryCounter } from '../store/counter.js';
import { createTurns } from '../guide/turns.js';
import { callerNetworks, isTrusted } from '../http/address.js';
import { boundConnections, type ConnectionLimits } from '../http/connections.js';
import { generalHeaders } from '../http/headers.js';
import { serveWithoutUpgrade, wantsStream } from '../http/upgrade.js';
import { createCallers } from '../http/callers.js';
import type { Backend } from '../store/backend.js';
import { installCors, refuseOtherSites } from '../http/cors.js';
import { answerErrors } from '../http/errors.js';
import { installGuard } from '../http/guard.js';
import { installHealth } from '../http/health.js';
import { createHttpServer, drain, readBodies } from '../http/http-server.js';
import { createAdmission, installAdmission } from '../http/limits.js';
import { type Load, watchLoad } from '../http/load.js';
import type { Metrics } from './metrics.js';
import { wireChannels, type ChannelDeps } from './wire-channels.js';

export interface AppDeps extends Omit<ChannelDeps, 'turns' | 'admit' | 'namesOf'> {
  bot: Bot;
  backend: Backend;
  /** False if only the topics about danger could be loaded (default: true). */
  whole?: boolean;
  /** Functions that install more routes, such as those of the web pages. */
  routes?: readonly ((server: restify.Server) => void)[];
  metrics?: Metrics | undefined;
  /** Milliseconds for which a closing server still answers requests and then ends their connections (default: 0). */
  lingerMs?: number | undefined;
  /** Limits for HTTP connections (default: CONNECTION_LIMITS). */
  connections?: ConnectionLimits | undefined;
  /** How busy the process is (default: measured). */
  load?: Load | undefined;
}

export interface App {
  server: restify.Server;
  /** Starts to listen and resolves with the address. Rejects if the address is in use. */
  listen(): Promise<string>;
  /** Takes no new connections, waits for running turns, and closes within 10 s. */
  close(): Promise<void>;
  /** The number of open WebSockets. */
  openStreams(): number;
}

const CLOSE_WITHIN = 10_000;
/** Milliseconds between two sweeps. Sweeping talks reads folders; sweeping activity logs only reads memory. */
const SWEEP_EVERY = 3_600_000;
const SWEEP_LOGS_EVERY = 60_000;

/** Puts the server together: guard, limits, body parser, health, Direct Line, `/api/messages`, and further routes. */
export function createApp(deps: AppDeps): App {
  const { config, bot, backend, keys, log, now, metrics } = deps;
  const { store, queue, logs } = backend;
  const server = createHttpServer(log);
  installGuard(server, generalHeaders(config.publicUrl));
  let closing = false;
  installCors(server, config);
  refuseOtherSites(server, config);
  const namesOf = createCallers({ trusted: config.trustedProxies, keys, now, log });
  const refused = (what: string): void => metrics?.refused(what);
  const { counter } = backend;
  const local = createMemoryCounter(now);
  const watched = deps.load ? { load: deps.load, close: () => undefined } : watchLoad();
  const { load } = watched;
  const admit = createAdmission({ limits: config.limits, counter, local, namesOf, load, refused });
  installAdmission(server, admit);
  readBodies(server);
  server.on('after', (_req: unknown, res: restify.Response) => metrics?.answered(res.statusCode));
  server.pre((_req, res, next) => {
    // The client learns that it must open a new connection. Its next request then does not fail.
    if (closing) res.setHeader('Connection', 'close');
    next();
  });
  installHealth(server, { check: () => store.check(), closing: () => closing, whole: deps.whole ?? true, log });

  const turns = createTurns({ bot, store, queue, keys, now, log, counted: (...turn) => metrics?.turn(...turn) });
  const channels = wireChannels(server, { ...deps, turns, admit, namesOf });
  for (const install of deps.routes ?? []) install(server);
  answerErrors(server, log);

  const http = server.server as Server;
  boundConnections(
    http,
    (address) => (isTrusted(address, config.trustedProxies) ? [] : callerNetworks(address)),
    deps.connections,
  );
  http.on('upgrade', (req, socket, head) => {
    if (wantsStream(req)) channels.upgrade(req, socket, head);
    else serveWithoutUpgrade(http, req, socket, head);
  });

  const sweep = (): void => {
    store.sweep().then(
      (removed) => log.info('swept', { removed }),
      (error: unknown) => log.error('sweep_failed', errorFields(error)),
    );
  };
  const timers = [setInterval(sweep, SWEEP_EVERY), setInterval(() => logs.sweep(), SWEEP_LOGS_EVERY)];
  for (const timer of timers) timer.unref();

  return {
    server,
    async listen() {
      await store.tidy();
      await channels.ready();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, () => resolve());
      });
      const { address, port, family } = server.address();
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    },
    async close() {
      closing = true;
      for (const timer of timers) clearInterval(timer);
      watched.close();
      channels.close();
      await wait(deps.lingerMs ?? 0);
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
      const over = drain(server, closed).then(() => turns.idle());
      await Promise.race([over, wait(CLOSE_WITHIN, undefined, { ref: false })]);
      server.server.closeAllConnections();
      logs.close();
      await backend.close();
    },
    openStreams: () => channels.openStreams(),
  };
}
