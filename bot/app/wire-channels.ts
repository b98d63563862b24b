import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type restify from 'restify';

import { createActivityLogic } from '../activities/activity-handler.js';
import { DirectLineAdapter, repeatId } from '../directline/adapter.js';
import { directLineRoutes } from '../directline/routes.js';
import { createSocketCounts } from '../directline/socket-counts.js';
import { createStreams, type Streams } from '../directline/stream.js';
import { inputOfAny, langNamed } from '../activities/activity-input.js';
import { replyActivities } from '../activities/reply-activities.js';
import { createForgetting } from '../directline/forgetting.js';
import { createGreeting } from '../directline/greeting.js';
import { withLockIfKept } from '../directline/held.js';
import { webKey } from '../activities/talk-keys.js';
import type { Authentication } from '../teams/adapter.js';
import { messagesRoute } from '../teams/messages.js';
import type { TeamsWords } from '../teams/words.js';
import { siteAddress, type Config } from '../config/config.js';
import type { Log } from '../config/log.js';
import type { Keys } from '../store/keys.js';
import type { Turns } from '../guide/turns.js';
import { createInTime } from '../guide/urgency.js';
import type { Backend } from '../store/backend.js';
import type { NamesOf } from '../http/callers.js';
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
  /** Gives names for a caller that do not reveal the address. */
  namesOf: NamesOf;
  /** What Teams shows beside the talk. Without it, Teams gets plain texts like other channels. */
  teams?: TeamsWords | undefined;
  /** How requests to `/api/messages` are checked (default: as the settings say). */
  authentication?: Authentication | undefined;
  /** Milliseconds that a client which only listens has to open the talk itself, before it is greeted. */
  greetWithin?: number | undefined;
  /** Milliseconds between two checks that a stream's client is still there. */
  pingEvery?: number | undefined;
}

/** How many talks this process remembers as begun. For others it asks the store. */
const TALKS_KNOWN = 50_000;

export interface Channels extends Streams {
  /** Resolves when everything that the settings ask for is loaded. */
  ready(): Promise<void>;
  /** The number of open WebSockets. */
  openStreams(): number;
}

/**
 * Installs Direct Line and `/api/messages`, with the code that makes turns of their activities. Returns the streams.
 */
export function wireChannels(server: restify.Server, deps: ChannelDeps): Channels {
  const { config, keys, log, now, turns, admit } = deps;
  const { logs } = deps.backend;
  const siteUrl = siteAddress(config);
  const adapter = new DirectLineAdapter(logs, now);
  const directLine = createActivityLogic({
    turns,
    siteUrl,
    keyOf: webKey,
    clientId: repeatId,
    onForget: (context) => adapter.clearBefore(context),
    reopenOnRepeat: (context) => adapter.isUndelivered(context),
  });
  const isKept = (conversationId: string): Promise<boolean> => turns.isKept(webKey(conversationId));
  const inTime = createInTime(now);
  const deleteState = (conversationId: string): Promise<void> => turns.forget(webKey(conversationId));
  const forgetting = createForgetting({ logs, deleteState, log });
  const isGone = (conversationId: string): Promise<boolean> => forgetting.isGone(conversationId);
  const access = { config, keys, logs, now, ttl: config.stateTtl, isKept, isGone };
  const begun = new LRUCache<string, true>({ max: TALKS_KNOWN });
  const admitTurn = async (req: IncomingMessage, conversationId: string): Promise<void> => {
    await admit.turn(conversationId);
    if (begun.has(conversationId)) return;
    // If the store cannot be reached, the turn itself will fail.
    if (!(await isKept(conversationId).catch(() => true))) await admit.talk(req);
    begun.set(conversationId, true);
  };
  const held = withLockIfKept({
    withLock: (conversationId, job, ahead) => turns.withLock(webKey(conversationId), job, ahead),
    isGone,
    forgetting,
  });
  // The widest network, because one household shares it.
  const ownerOf = (req: IncomingMessage): string | undefined => deps.namesOf(req).at(-1);
  const speak = { adapter, logic: directLine, held, admitTurn, ownerOf };
  const greeting = createGreeting({ ...speak, logs, isKept, within: deps.greetWithin });
  directLineRoutes(server, {
    ...access,
    ...speak,
    greeting,
    forgetting,
    deleteState,
    inTime,
    async urgentReply(conversationId, activity) {
      const input = inputOfAny(activity);
      const urgent = input && (await turns.urgent(webKey(conversationId), input, langNamed(activity)));
      if (!urgent) return null;
      if (urgent.kind === 'forget') await logs.empty(conversationId);
      return replyActivities(urgent.reply, { siteUrl, lost: false });
    },
  });

  const messages = messagesRoute(server, {
    config,
    log,
    async connector() {
      // Loaded only if it is used: the SDK and its Azure clients would be half of all loaded code.
      const { createConnector } = await import('../teams/connector.js');
      const { teams: words, authentication } = deps;
      const connector = { config, keys, log, turns, words, authentication, inTime };
      return createConnector({ ...connector, admitTurn: (key) => admit.turn(key) });
    },
  });

  const { sockets: max, socketsPerAddress: perAddress } = config.limits;
  const counts = createSocketCounts({ max, perAddress, namesOf: deps.namesOf });
  const { pingEvery } = deps;
  const forget = (conversationId: string): Promise<void> => forgetting.forget(conversationId);
  const streams = createStreams({ ...access, counts, greeting, forget, admit: (req) => admit.request(req), pingEvery });
  return {
    upgrade: (req, socket, head) => streams.upgrade(req, socket, head),
    close() {
      greeting.close();
      forgetting.close();
      streams.close();
    },
    ready: messages.ready,
    openStreams: () => counts.open(),
  };
}
