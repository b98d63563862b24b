import { setTimeout as wait } from 'node:timers/promises';
import restify from 'restify';

import type { Bot } from '../bot.js';
import { GuideActivityHandler } from '../channels/activity-handler.js';
import { createActivityLogs } from '../channels/directline/activity-log.js';
import { DirectLineAdapter } from '../channels/directline/adapter.js';
import { directLineRoutes } from '../channels/directline/routes.js';
import { createStreams } from '../channels/directline/stream.js';
import type { Authentication } from '../channels/teams/adapter.js';
import { TeamsHandler } from '../channels/teams/handler.js';
import { messagesRoute } from '../channels/teams/messages.js';
import type { TeamsWords } from '../channels/teams/words.js';
import { siteAddress, type Config } from '../config.js';
import { errorFields, type Log } from '../log.js';
import type { StateStore } from '../state/file-store.js';
import type { Keys } from '../state/keys.js';
import { createTurns } from '../state/turns.js';
import { installCors } from './cors.js';
import { answerErrors, formatJson } from './errors.js';
import { bodyLimit, installGuard } from './guard.js';
import { installHealth } from './health.js';

export interface AppDeps {
  config: Config;
  bot: Bot;
  store: StateStore;
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
}

export interface App {
  server: restify.Server;
  /** Starts to listen; resolves with the address. Rejects where it is taken. */
  listen(): Promise<string>;
  /** Takes no more connections, lets the turns under way finish, and closes within 10 s. */
  close(): Promise<void>;
}

const CLOSE_WITHIN = 10_000;
const SWEEP_EVERY = 3_600_000;

/** Puts the server together: guard, body parser, health, Direct Line, `/api/messages`, and further routes. */
export function createApp(deps: AppDeps): App {
  const { config, bot, store, keys, log, now } = deps;
  const server = createServer(config, log);
  let closing = false;
  installHealth(server, { check: () => store.check(), closing: () => closing, whole: deps.whole ?? true, log });

  const turns = createTurns({ bot, store, keys, now, log });
  const logs = createActivityLogs({ now, ttl: config.stateTtl });
  const site = siteAddress(config);
  const webKey = (conversationId: string): string => `web:${conversationId}`;
  const directLine = new GuideActivityHandler({
    turns,
    site,
    keyOf: webKey,
    clientId: (activity) => (activity.channelData as { clientActivityID?: string } | undefined)?.clientActivityID,
    onForget: (conversationId) => logs.of(conversationId).clear(),
    reopenOnRepeat: true,
  });
  const connector = new GuideActivityHandler({
    turns,
    site,
    keyOf: (conversationId, channelId) => `connector:${channelId}:${conversationId}`,
    clientId: ({ id }) => id,
    reopenOnRepeat: false,
  });
  const access = { config, keys, logs, now };
  directLineRoutes(server, {
    ...access,
    adapter: new DirectLineAdapter(logs, now),
    logic: (context) => directLine.run(context),
    async forget(conversationId) {
      await turns.forget(webKey(conversationId));
      logs.forget(conversationId);
    },
  });
  const { appId } = config.teams;
  const teams = deps.teams && new TeamsHandler({ turns, words: deps.teams, site, appId, keys, log });
  messagesRoute(server, {
    config,
    log,
    authentication: deps.authentication,
    logic: (context) => (teams && context.activity.channelId === 'msteams' ? teams : connector).run(context),
  });
  for (const install of deps.routes ?? []) install(server);
  answerErrors(server, log);

  const streams = createStreams(access);
  server.server.on('upgrade', (req, socket, head) => streams.upgrade(req, socket, head));

  const sweep = (atStart: boolean): void => {
    logs.sweep();
    store.sweep(atStart).catch((error: unknown) => log.error('sweep_failed', errorFields(error)));
  };
  const timer = setInterval(() => sweep(false), SWEEP_EVERY);
  timer.unref();

  return {
    server,
    async listen() {
      await store.sweep(true);
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(config.port, config.host, () => resolve());
      });
      const { address, port, family } = server.address();
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    },
    async close() {
      closing = true;
      clearInterval(timer);
      streams.close();
      const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
      const drained = drain(server, closed);
      await Promise.race([drained, wait(CLOSE_WITHIN, undefined, { ref: false })]);
      server.server.closeAllConnections();
      await turns.idle();
    },
  };
}

function createServer(config: Config, log: Log): restify.Server {
  const server = restify.createServer({
    name: '',
    formatters: { 'application/json': formatJson },
    log: quietLog(log) as never,
  });
  server.server.requestTimeout = 30_000;
  installGuard(server);
  installCors(server, config);
  // Not `bodyParser`: it takes multipart uploads of any size and writes them to disk.
  server.use((req, res, next) => {
    const [read, parse] = parserFor(bodyLimit(req.url ?? ''));
    read!(req, res, (error) => (error ? next(error) : parse!(req, res, next)));
  });
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
