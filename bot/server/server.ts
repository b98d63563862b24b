import type http from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import restify from 'restify';

import type { Bot } from '../bot.js';
import { GuideActivityHandler } from '../channels/activity-handler.js';
import { DirectLineAdapter } from '../channels/directline/adapter.js';
import { directLineRoutes } from '../channels/directline/routes.js';
import { createSocketCounts } from '../channels/directline/socket-counts.js';
import { createStreams } from '../channels/directline/stream.js';
import { connectorKey, webKey } from '../channels/talk-keys.js';
import type { Authentication } from '../channels/teams/adapter.js';
import { TeamsHandler } from '../channels/teams/handler.js';
import { messagesRoute } from '../channels/teams/messages.js';
import type { TeamsWords } from '../channels/teams/words.js';
import { siteAddress, type Config } from '../config.js';
import { errorFields, type Log } from '../log.js';
import type { Keys } from '../state/keys.js';
import { createMemoryCounter } from '../state/counter.js';
import { createTurns } from '../state/turns.js';
import { callerAddress, callerName } from './address.js';
import type { Backend } from './backend.js';
import { installCors } from './cors.js';
import { answerErrors, formatJson } from './errors.js';
import { bodyLimit, installGuard } from './guard.js';
import { installHealth } from './health.js';
import { createAdmission, installAdmission } from './limits.js';
import type { Metrics } from './metrics.js';

export interface AppDeps {
  config: Config;
  bot: Bot;
  backend: Backend;
  keys: Keys;
  log: Log;
  /** The clock, in epoch ms. */
  now: () => number;
  /** Whether all of the content could be loaded (default: yes). */
  whole?: boolean;
  /** What Teams shows beside the talk; without it Teams gets plain texts, as other channels do. */
  teams?: TeamsWords | undefined;
  /** How requests to `/api/messages` are checked (default: as the settings say). */
  authentication?: Authentication | undefined;
  /** Installers of further routes, such as the web page's. */
  routes?: readonly ((server: restify.Server) => void)[];
  metrics?: Metrics | undefined;
  /** Milliseconds between two looks at whether a stream's client is still there. */
  pingEvery?: number | undefined;
}

export interface App {
  server: restify.Server;
  /** Starts to listen; resolves with the address. Rejects where it is taken. */
  listen(): Promise<string>;
  /** Takes no more connections, lets the turns under way finish, and closes within 10 s. */
  close(): Promise<void>;
  /** WebSockets open now. */
  openStreams(): number;
}

const CLOSE_WITHIN = 10_000;
/** HTTP connections open at a time, beside the streams. */
const MAX_REQUESTS = 2000;
/** Milliseconds between two sweeps: of talks, whose folders are walked through, and of words, which are in memory. */
const SWEEP_EVERY = 3_600_000;
const SWEEP_WORDS_EVERY = 60_000;

/** Puts the server together: guard, limits, body parser, health, Direct Line, `/api/messages`, and further routes. */
export function createApp(deps: AppDeps): App {
  const { config, bot, backend, keys, log, now, metrics } = deps;
  const { store, queue, logs } = backend;
  const server = createServer(log);
  installGuard(server);
  installCors(server, config);
  const nameOf = (req: IncomingMessage): string => callerName(callerAddress(req, config.trustedProxies), keys, now());
  const refused = (what: string): void => metrics?.refused(what);
  const { counter } = backend;
  const admit = createAdmission({ limits: config.limits, counter, local: createMemoryCounter(now), nameOf, refused });
  installAdmission(server, admit);
  // Not `bodyParser`: it takes multipart uploads of any size and writes them to disk.
  server.use((req, res, next) => {
    const [read, parse] = parserFor(bodyLimit(req.url ?? ''));
    read!(req, res, (error) => (error ? next(error) : parse!(req, res, next)));
  });
  server.on('after', (_req: unknown, res: restify.Response) => metrics?.answered(res.statusCode));
  let closing = false;
  installHealth(server, { check: () => store.check(), closing: () => closing, whole: deps.whole ?? true, log });

  const turns = createTurns({ bot, store, queue, keys, now, log, counted: (...turn) => metrics?.turn(...turn) });
  const site = siteAddress(config);
  const adapter = new DirectLineAdapter(logs, now);
  const directLine = new GuideActivityHandler({
    turns,
    site,
    keyOf: webKey,
    clientId: (activity) => (activity.channelData as { clientActivityID?: string } | undefined)?.clientActivityID,
    onForget: (context) => adapter.clearBefore(context),
    reopenOnRepeat: (context) => adapter.isUndelivered(context),
  });
  const connector = new GuideActivityHandler({
    turns,
    site,
    keyOf: connectorKey,
    clientId: ({ id }) => id,
    reopenOnRepeat: async () => false,
  });
  const isKept = (conversationId: string): Promise<boolean> => turns.isKept(webKey(conversationId));
  const access = { config, keys, logs, now, ttl: config.stateTtl, isKept };
  directLineRoutes(server, {
    ...access,
    adapter,
    admit,
    logic: (context) => directLine.run(context),
    hold: (conversationId, job) => turns.hold(webKey(conversationId), job),
    forget: (conversationId) => turns.forget(webKey(conversationId)),
  });
  const { appId } = config.teams;
  const teams = deps.teams && new TeamsHandler({ turns, words: deps.teams, site, appId, keys, log });
  messagesRoute(server, {
    config,
    log,
    authentication: deps.authentication,
    logic: async (context) => {
      const { conversation, channelId } = context.activity;
      const key = connectorKey(conversation.id, channelId);
      await admit.turn(key);
      if (teams && channelId === 'msteams') await teams.run(context);
      else await turns.hold(key, () => connector.run(context));
    },
  });
  for (const install of deps.routes ?? []) install(server);
  answerErrors(server, log);

  const { sockets: max, socketsPerAddress: perAddress } = config.limits;
  const counts = createSocketCounts({ max, perAddress, addressOf: nameOf });
  const streams = createStreams({ ...access, counts, admit: (req) => admit.request(req), pingEvery: deps.pingEvery });
  server.server.on('upgrade', (req, socket, head) => streams.upgrade(req, socket, head));
  // Beside those who listen, those who wait for an answer.
  server.server.maxConnections = max + MAX_REQUESTS;

  const sweep = (): void => {
    store.sweep().then(
      (removed) => log.info('swept', { removed }),
      (error: unknown) => log.error('sweep_failed', errorFields(error)),
    );
  };
  const timers = [setInterval(sweep, SWEEP_EVERY), setInterval(() => logs.sweep(), SWEEP_WORDS_EVERY)];
  for (const timer of timers) timer.unref();

  return {
    server,
    async listen() {
      await store.tidy();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, () => resolve());
      });
      sweep();
      const { address, port, family } = server.address();
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    },
    async close() {
      closing = true;
      for (const timer of timers) clearInterval(timer);
      streams.close();
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
      const over = drain(server, closed).then(() => turns.idle());
      await Promise.race([over, wait(CLOSE_WITHIN, undefined, { ref: false })]);
      server.server.closeAllConnections();
      logs.close();
      await backend.close();
    },
    openStreams: () => counts.open(),
  };
}

function createServer(log: Log): restify.Server {
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

const parsers = new Map<number, restify.RequestHandler[]>();

function parserFor(maxBodySize: number): restify.RequestHandler[] {
  const known = parsers.get(maxBodySize);
  const parser =
    known ??
    (restify.plugins.jsonBodyParser({ mapParams: false, maxBodySize } as never) as unknown as restify.RequestHandler[]);
  parsers.set(maxBodySize, parser);
  return parser;
}

/** Ends connections as they fall idle, until the server is closed. */
async function drain(server: restify.Server, closed: Promise<void>): Promise<void> {
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
