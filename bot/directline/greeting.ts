import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';

import { type IncomingActivity, langOf, topicOf } from '../activities/activity-input.js';
import type { Logic } from '../activities/activity-turn.js';
import { askedOfHeader } from '../http/negotiate.js';
import type { ActivityLogs } from '../store/activity-logs.js';
import type { DirectLineAdapter } from './adapter.js';
import type { Held } from './held.js';

/** The part of a stream's address that asks for a greeting, in the language that is its value. */
export const GREET = 'greet';

/** Milliseconds that a client has, once it listens, to open the talk itself: with our join event or with a message. */
const WITHIN = 1500;
/** Talks that listened here, and the languages that clients named when they opened one. */
const MAX_TALKS = 50_000;

/** What a client that opens a talk finds: nothing said, our greeting that says the same, or one that says other things. */
export type Found = 'nothing' | 'same' | 'other';

/** Greets clients that only listen, as Direct Line's own service does; each talk once. */
export interface Greeting {
  /** Notes the language that a client named when it began a talk without opening it. */
  began(conversationId: string, locale: string | null | undefined): void;
  /** A client listens to a talk in which it heard nothing: it is greeted soon, unless something is said until then. */
  listens(conversationId: string, req: IncomingMessage): void;
  /** What an activity that opens the talk finds. Called while the talk is held. Rejects as the store does. */
  found(conversationId: string, activity: IncomingActivity): Promise<Found>;
  /** Greets nobody any more. */
  close(): void;
}

export interface GreetingDeps {
  adapter: DirectLineAdapter;
  logic: Logic;
  logs: ActivityLogs;
  held: Held;
  isKept: (conversationId: string) => Promise<boolean>;
  admitTurn: (req: IncomingMessage, conversationId: string) => Promise<void>;
  ownerOf: (req: IncomingMessage) => string | undefined;
  /** Milliseconds that a client has to open the talk itself (default WITHIN). */
  within?: number | undefined;
}

/** Greets within the turns of `held`, so that a greeting never comes between a message and its answer. */
export function createGreeting(deps: GreetingDeps): Greeting {
  const { adapter, logic, logs, held } = deps;
  const heard = new LRUCache<string, true>({ max: MAX_TALKS });
  const locales = new LRUCache<string, string>({ max: MAX_TALKS });
  const timers = new Set<NodeJS.Timeout>();

  async function greet(conversationId: string, req: IncomingMessage): Promise<void> {
    const open = { type: 'event', name: 'webchat/join', locale: locales.get(conversationId) ?? localeOf(req) };
    const sender = { conversationId, userId: 'user', owner: deps.ownerOf(req) };
    await held(conversationId, async () => {
      if (await deps.isKept(conversationId)) return;
      if ((await logs.since(conversationId, null)).activities.length > 0) return;
      await deps.admitTurn(req, conversationId);
      await adapter.begin(sender, open, logic, idOf(conversationId));
    });
  }

  return {
    began(conversationId, locale) {
      if (locale) locales.set(conversationId, locale);
    },
    listens(conversationId, req) {
      if (heard.has(conversationId)) return;
      heard.set(conversationId, true);
      const timer = setTimeout(() => {
        timers.delete(timer);
        // Who is not greeted now is answered at the first message.
        greet(conversationId, req).catch(() => undefined);
      }, deps.within ?? WITHIN);
      timer.unref();
      timers.add(timer);
    },
    async found(conversationId, activity) {
      const { activities } = await logs.since(conversationId, null);
      const [first] = activities;
      const onlyGreeted = activities.every(({ id }) => id.startsWith(`${idOf(conversationId)}.`));
      if (!first || !onlyGreeted) return 'nothing';
      return topicOf(activity) === undefined && first['locale'] === langOf(activity) ? 'same' : 'other';
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Whether a client opens the talk with this activity. */
export function opensTalk({ type, name, membersAdded }: IncomingActivity): boolean {
  return type === 'conversationUpdate' ? Boolean(membersAdded?.length) : type === 'event' && name === 'webchat/join';
}

/** The id of the activity that a greeting would answer. */
function idOf(conversationId: string): string {
  return `${conversationId}|greeting`;
}

/** The language to greet in: what the stream's address asks for, or else the browser. */
function localeOf(req: IncomingMessage): string | undefined {
  const named = new URL(req.url ?? '/', 'http://localhost').searchParams.get(GREET);
  if (named) return named;
  const asked = askedOfHeader(req.headers['accept-language']);
  return ('lang' in asked ? asked.lang : asked.reader) ?? undefined;
}
