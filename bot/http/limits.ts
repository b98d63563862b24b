import type { IncomingMessage } from 'node:http';
import type restify from 'restify';

import type { Limits } from '../config/config.js';
import type { Counter } from '../store/counter.js';
import type { NamesOf } from './callers.js';
import { CallerError } from './errors.js';
import type { Load } from './load.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** A wider network may use this many times a caller's limit: the /64, the /56, the /48. */
export const WIDER = [1, 2, 4];
/** The share of all new talks that every caller may always begin. */
const SHARE = 1 / 100;
/** Seconds after which to try again when the process is busy. */
const BUSY_RETRY = 10;

export interface Admission {
  /** Counts a request of an address. Throws a CallerError (429). */
  request(req: IncomingMessage): Promise<void>;
  /**
   * Counts a new talk when its first turn comes. Throws a CallerError: 429 if its address began too many; 503 if all
   * callers together began too many and this one more than its share, or if the process is busy.
   */
  talk(req: IncomingMessage): Promise<void>;
  /**
   * Counts a message of a conversation. Throws a CallerError: 429 if there were too many, 503 if the process is very
   * busy.
   */
  turn(conversation: string): Promise<void>;
}

/** Admits callers by `limits`. `namesOf` names a caller without its address. `refused` is called for each refusal. */
export function createAdmission(options: {
  limits: Limits;
  /** Shared by all instances; for requests that cost a turn. */
  counter: Counter;
  /** Of this instance alone; for pages, which cost little. */
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
   * If a network of the caller is full: the seconds until it has room again; null if all have room. A request that one
   * network refuses does not count in wider ones, so that nobody can use up the limits of neighbours.
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
      // Other sites can make browsers send requests. Those count apart, so that they do not block the browsers' owners.
      const what = req.headers['sec-fetch-site'] === 'cross-site' ? 'linked' : 'requests';
      const wait = await over(by, what, namesOf(req), MINUTE, limits.requests);
      if (wait !== null) refuse(429, 'requests', wait);
    },
    async talk(req) {
      if (load() >= 1) refuse(503, 'busy', BUSY_RETRY);
      const names = namesOf(req);
      const ofCaller = await over(counter, 'talks', names, HOUR, limits.talks);
      if (ofCaller !== null) refuse(429, 'talks', ofCaller);
      // A caller that begins few talks is always admitted, so that others cannot use up its share.
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

/** Resolves when a message's request was counted. Rejects with a CallerError (429). */
export function admissionOf(req: IncomingMessage): Promise<void> {
  return admitted.get(req) ?? Promise.resolve();
}

/**
 * Counts every request, except health checks and requests that delete a talk, which are never refused. A request with a
 * person's text is not refused here: its route first reads the text, because a person in danger must get an answer, and
 * then awaits `admissionOf`.
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
  return (
    method === 'POST' && /^\/v3\/directline\/conversations(?:\/[\w-]+\/(?:activities|upload))?(?:\?|$)/.test(url ?? '')
  );
}
