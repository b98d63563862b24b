import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Limits } from '../config/config.js';
import type { Counter } from '../store/counter.js';
import { CallerError } from './errors.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

export interface Admission {
  /** Counts a request of an address. Throws a CallerError (429). */
  request(req: IncomingMessage): Promise<void>;
  /** Counts a conversation begun. Throws a CallerError: 429 for too many of one address, 503 for too many of all. */
  talk(req: IncomingMessage): Promise<void>;
  /** Counts a message of a conversation. Throws a CallerError (429). */
  turn(conversation: string): Promise<void>;
}

/** Admission by `limits`; `nameOf` names a caller without telling the address, `refused` is told of each refusal. */
export function createAdmission(options: {
  limits: Limits;
  /** Shared by all instances; for what costs a turn. */
  counter: Counter;
  /** Of this instance; for pages, which need nothing that is shared. */
  local: Counter;
  nameOf: (req: IncomingMessage) => string;
  refused: (what: string) => void;
}): Admission {
  const { limits, counter, local, nameOf, refused } = options;
  async function count(by: Counter, what: string, name: string, window: number, limit: number): Promise<void> {
    const { count: sofar, secondsLeft } = await by.add(`${what} ${name}`, window);
    if (sofar <= limit) return;
    refused(what);
    const status = what === 'talks_of_all' ? 503 : 429;
    throw new CallerError(status, `too_many_${what}`, TEXTS[what]!, Math.max(1, secondsLeft));
  }
  return {
    request(req) {
      const by = /^\/(?:v3|api)\//.test(req.url ?? '') ? counter : local;
      return count(by, 'requests', nameOf(req), MINUTE, limits.requests);
    },
    async talk(req) {
      await count(counter, 'talks', nameOf(req), HOUR, limits.talks);
      await count(counter, 'talks_of_all', '', MINUTE, limits.talksOfAll);
    },
    turn: (conversation) => count(counter, 'messages', conversation, MINUTE, limits.messages),
  };
}

const TEXTS: Record<string, string> = {
  requests: 'Too many requests came from your address; please wait a little.',
  talks: 'Too many conversations were begun from your address; please wait a little.',
  talks_of_all: 'Too many conversations are being begun at the moment; please wait a little.',
  messages: 'Too many messages came in this conversation; please wait a little.',
};

const admitted = new WeakMap<IncomingMessage, Promise<void>>();

/** Settles when a message's request was counted. Rejects with a CallerError (429). */
export function admissionOf(req: IncomingMessage): Promise<void> {
  return admitted.get(req) ?? Promise.resolve();
}

/**
 * Asks admission for every request but those by which the server itself is watched, and those that delete a talk, which
 * are never refused. Words that somebody sends are read before they are refused: who is in danger gets an answer.
 * Their routes wait for `admissionOf`.
 */
export function installAdmission(server: restify.Server, admission: Admission): void {
  server.pre(async (req, _res) => {
    if (req.url === '/healthz' || req.url === '/readyz' || deletesTalk(req)) return;
    const asked = admission.request(req);
    if (!bringsWords(req)) return asked;
    asked.catch(() => undefined);
    admitted.set(req, asked);
  });
}

function deletesTalk({ method, url }: IncomingMessage): boolean {
  return method === 'DELETE' && (url ?? '').startsWith('/v3/directline/conversations');
}

function bringsWords({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && /^\/v3\/directline\/conversations(?:\/[\w-]+\/activities)?(?:\?|$)/.test(url ?? '');
}
