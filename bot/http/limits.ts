import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Limits } from '../config/config.js';
import type { Counter } from '../store/counter.js';
import type { NamesOf } from './callers.js';
import { CallerError } from './errors.js';
import type { Load } from './load.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** How many times a caller's limit its wider networks may reach: of a /64 itself, of its /56, of its /48. */
export const WIDER = [1, 2, 4];
/** The share of all talks that a caller may begin for certain, however many others begin. */
const SHARE = 1 / 100;
/** Seconds after which a process that has too much to do is worth another try. */
const BUSY_RETRY = 10;

export interface Admission {
  /** Counts a request of an address. Throws a CallerError (429). */
  request(req: IncomingMessage): Promise<void>;
  /**
   * Counts a conversation begun: its first turn is taken. Throws a CallerError: 429 for too many of one address; 503 where
   * too many are begun by all and this caller began more than a share of them, or where the process is busy.
   */
  talk(req: IncomingMessage): Promise<void>;
  /** Counts a message of a conversation. Throws a CallerError: 429 for too many, 503 where the process is very busy. */
  turn(conversation: string): Promise<void>;
}

/** Admission by `limits`; `namesOf` names a caller without telling the address, `refused` is told of each refusal. */
export function createAdmission(options: {
  limits: Limits;
  /** Shared by all instances; for what costs a turn. */
  counter: Counter;
  /** Of this instance; for pages, which need nothing that is shared. */
  local: Counter;
  namesOf: NamesOf;
  load: Load;
  refused: (what: string) => void;
}): Admission {
  const { limits, counter, local, namesOf, load, refused } = options;

  function refuse(status: number, what: keyof typeof TEXTS, seconds: number): never {
    refused(what);
    throw new CallerError(status, what === 'busy' ? 'busy' : `too_many_${what}`, TEXTS[what], Math.max(1, seconds));
  }

  /**
   * The seconds until the first of a caller's networks that is full has room again; null where all have. What a network
   * refuses does not count for the wider ones, so that nobody fills those of neighbours.
   */
  async function over(by: Counter, what: string, names: readonly string[], window: number, limit: number) {
    for (const [i, name] of names.entries()) {
      const { count, secondsLeft } = await by.add(`${what} ${name}`, window);
      if (count > limit * WIDER[i]!) return secondsLeft;
    }
    return null;
  }

  return {
    async request(req) {
      const by = /^\/(?:v3|api)\//.test(req.url ?? '') ? counter : local;
      // What pages of other sites make a browser ask for counts apart: they must not lock its people out.
      const what = req.headers['sec-fetch-site'] === 'cross-site' ? 'linked' : 'requests';
      const wait = await over(by, what, namesOf(req), MINUTE, limits.requests);
      if (wait !== null) refuse(429, 'requests', wait);
    },
    async talk(req) {
      if (load() >= 1) refuse(503, 'busy', BUSY_RETRY);
      const names = namesOf(req);
      const ofCaller = await over(counter, 'talks', names, HOUR, limits.talks);
      if (ofCaller !== null) refuse(429, 'talks', ofCaller);
      // Who begins few always may: nobody can use up what others need.
      const few = Math.max(1, Math.ceil(limits.talksOfAll * SHARE));
      const [ofMinute, ofAll] = await Promise.all([
        over(counter, 'talks_minute', names, MINUTE, few),
        over(counter, 'talks_of_all', [''], MINUTE, limits.talksOfAll),
      ]);
      if (ofAll !== null && ofMinute !== null) refuse(503, 'talks_of_all', Math.max(ofAll, ofMinute));
    },
    async turn(conversation) {
      if (load() >= 2) refuse(503, 'busy', BUSY_RETRY);
      const wait = await over(counter, 'messages', [conversation], MINUTE, limits.messages);
      if (wait !== null) refuse(429, 'messages', wait);
    },
  };
}

const TEXTS = {
  requests: 'Too many requests came from your address; please wait a little.',
  talks: 'Too many conversations were begun from your address; please wait a little.',
  talks_of_all: 'Too many conversations are being begun at the moment; please wait a little.',
  messages: 'Too many messages came in this conversation; please wait a little.',
  busy: 'The server has too much to do at the moment; please wait a little.',
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
