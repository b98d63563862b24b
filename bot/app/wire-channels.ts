import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import { GuideActivityHandler } from '../activities/activity-handler.js';
import { clientIdOf, DirectLineAdapter } from '../directline/adapter.js';
import { directLineRoutes } from '../directline/routes.js';
import { createSocketCounts } from '../directline/socket-counts.js';
import { createStreams, type Streams } from '../directline/stream.js';
import { connectorKey, webKey } from '../activities/talk-keys.js';
import type { Authentication } from '../teams/adapter.js';
import { TeamsHandler } from '../teams/handler.js';
import { messagesRoute } from '../teams/messages.js';
import type { TeamsWords } from '../teams/words.js';
import { siteAddress, type Config } from '../config/config.js';
import type { Log } from '../config/log.js';
import type { Keys } from '../store/keys.js';
import type { Turns } from '../guide/turns.js';
import type { Backend } from '../store/backend.js';
import type { Admission } from '../http/limits.js';

export interface ChannelDeps {
  config: Config;
  backend: Pick<Backend, 'logs'>;
  keys: Keys;
  log: Log;
  /** The clock, in epoch ms. */
  now: () => number;
  turns: Turns;
  admit: Admission;
  /** Names a caller without telling the address. */
  nameOf: (req: IncomingMessage) => string;
  /** What Teams shows beside the talk; without it Teams gets plain texts, as other channels do. */
  teams?: TeamsWords | undefined;
  /** How requests to `/api/messages` are checked (default: as the settings say). */
  authentication?: Authentication | undefined;
  /** Milliseconds between two looks at whether a stream's client is still there. */
  pingEvery?: number | undefined;
}

export interface Channels extends Streams {
  /** WebSockets open now. */
  openStreams(): number;
}

/** Installs Direct Line and `/api/messages`, each with what turns its activities into turns; returns the streams. */
export function wireChannels(server: restify.Server, deps: ChannelDeps): Channels {
  const { config, keys, log, now, turns, admit } = deps;
  const { logs } = deps.backend;
  const siteUrl = siteAddress(config);
  const adapter = new DirectLineAdapter(logs, now);
  const directLine = new GuideActivityHandler({
    turns,
    siteUrl,
    keyOf: webKey,
    clientId: ({ channelData }) => clientIdOf(channelData),
    onForget: (context) => adapter.clearBefore(context),
    reopenOnRepeat: (context) => adapter.isUndelivered(context),
  });
  const isKept = (conversationId: string): Promise<boolean> => turns.isKept(webKey(conversationId));
  const access = { config, keys, logs, now, ttl: config.stateTtl, isKept };
  directLineRoutes(server, {
    ...access,
    adapter,
    admit,
    logic: (context) => directLine.run(context),
    withLock: (conversationId, job) => turns.withLock(webKey(conversationId), job),
    forget: (conversationId) => turns.forget(webKey(conversationId)),
  });

  const connector = new GuideActivityHandler({
    turns,
    siteUrl,
    keyOf: connectorKey,
    clientId: ({ id }) => id,
    reopenOnRepeat: async () => false,
  });
  const { appId } = config.teams;
  const teams = deps.teams && new TeamsHandler({ turns, words: deps.teams, siteUrl, appId, keys, log });
  messagesRoute(server, {
    config,
    log,
    authentication: deps.authentication,
    logic: async (context) => {
      const { conversation, channelId } = context.activity;
      const key = connectorKey(conversation.id, channelId);
      await admit.turn(key);
      if (teams && channelId === 'msteams') await teams.run(context);
      else await turns.withLock(key, () => connector.run(context));
    },
  });

  const { sockets: max, socketsPerAddress: perAddress } = config.limits;
  const counts = createSocketCounts({ max, perAddress, addressOf: deps.nameOf });
  const { pingEvery } = deps;
  const streams = createStreams({ ...access, counts, admit: (req) => admit.request(req), pingEvery });
  return { ...streams, openStreams: () => counts.open() };
}
