import { LRUCache } from 'lru-cache';

import type { Bot, UrgentAnswer } from './guide.js';
import type { Input } from '../talk/input.js';
import { localNow } from '../model/calendar.js';
import type { Lang } from '../model/lang.js';
import { readTalk, type TalkState } from '../talk/talk-state.js';
import type { Log } from '../config/log.js';
import type { RenderedReply } from '../render/rendered.js';
import { hashesOf, type Keys } from '../store/keys.js';
import type { KeyedQueue } from '../store/queue.js';
import { ETagConflict, type StateStore } from '../store/store.js';
import { reach, StateUnavailable } from '../store/unavailable.js';

export interface TurnOptions {
  /** Language for a talk that has none yet. */
  lang: Lang;
  /** The client's own id of the message; one that was answered before is not answered again. */
  clientId?: string | undefined;
  /** Whether a reply may be the talk's first; where it may not, the next that may is (default: every one may). */
  opens?: (reply: RenderedReply) => boolean;
}

export type TurnOutcome =
  /**
   * `first`: the first reply of the talk, of those that may be (`opens`). `forgotten`: all that was kept of the talk is
   * deleted. `lost`: what was kept could not be read back.
   */
  | { kind: 'answered'; reply: RenderedReply; first: boolean; forgotten: boolean; lost: boolean }
  /** This very message was answered before. */
  | { kind: 'repeated' };

/** Takes turns for all channels: reads the state, asks the bot, and writes the new state before it answers. */
export interface Turns {
  /**
   * Runs a job of a conversation when those asked before it are over, on this or another instance: a turn, with the
   * delivery of its reply. `ahead` may begin to read what the job will need, as `KeyedQueue.run` says; the state is read
   * so in any case. Rejects as the job does, or with StateUnavailable.
   */
  withLock<T>(conversation: string, job: () => Promise<T>, ahead?: () => void): Promise<T>;
  /** One turn, within a job that holds the conversation. Rejects with StateUnavailable. */
  handleTurn(conversation: string, input: Input, options: TurnOptions): Promise<TurnOutcome>;
  /**
   * The answer to what cannot wait for the store, from the input alone: help in danger; and to "forget me", once all that
   * is kept of the conversation is deleted. Null where it can wait. Needs no lock. Rejects with StateUnavailable where it
   * could not be deleted.
   */
  urgent(conversation: string, input: Input, lang: Lang | null): Promise<UrgentAnswer | null>;
  /**
   * Deletes all that is kept of a conversation. Waits for no lock: a turn that is under way must look afterwards whether
   * its talk is gone. Rejects with StateUnavailable.
   */
  forget(conversation: string): Promise<void>;
  /** Whether anything is kept of a conversation. Rejects with StateUnavailable. */
  isKept(conversation: string): Promise<boolean>;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
}

/** Messages remembered per conversation in memory, and with the state (for a client that repeats after a restart). */
const SEEN_IN_MEMORY = 32;
const SEEN_STORED = 8;
const CONVERSATIONS_IN_MEMORY = 10_000;
/** Another process may write between our reading and writing; then the turn is taken again on its state. */
const ATTEMPTS = 5;

interface TurnRecord {
  state: TalkState | null;
  /** Whether a reply was the talk's first. */
  opened: boolean;
  seen: string[];
  eTag: string;
}

/** What a turn did, for counts; holds no words of the person. */
export interface CountedTurn {
  kind: string;
  topic: string | null;
  lang: Lang;
}

export interface TurnDeps {
  bot: Bot;
  store: StateStore;
  /** Serialises the turns of a conversation. */
  queue: KeyedQueue;
  keys: Keys;
  now: () => number;
  log: Log;
  /** Told what kind of thing each turn did, and how long it took in seconds. */
  counted?: (turn: CountedTurn, seconds: number) => void;
}

/** Takes the turns of `bot` on the talks in `store`, at the time that `now` (epoch ms) gives. */
export function createTurns(deps: TurnDeps): Turns {
  const { bot, store, queue, keys, now, log } = deps;
  const memory = new LRUCache<string, string[]>({ max: CONVERSATIONS_IN_MEMORY });
  // Talks whose loss could not be told, because the turn that would have failed.
  const untold = new LRUCache<string, true>({ max: CONVERSATIONS_IN_MEMORY });

  /** What was begun to be read of the talks whose jobs begin. */
  const readAhead = new Map<string, ReturnType<StateStore['read']>>();

  function readEarly(conversation: string): void {
    const items = store.read([conversation]);
    items.catch(() => undefined);
    readAhead.set(conversation, items);
  }

  async function load(conversation: string): Promise<TurnRecord> {
    const early = readAhead.get(conversation);
    // A turn that is taken again reads anew.
    readAhead.delete(conversation);
    const items = await reach(() => early ?? store.read([conversation]));
    const item = items[conversation] as Record<string, unknown> | undefined;
    const seen = item?.['seen'];
    const state = readTalk(item?.['state']);
    return {
      state,
      opened: state !== null && item?.['unopened'] !== true,
      seen: Array.isArray(seen) ? seen.filter((mark) => typeof mark === 'string') : [],
      eTag: typeof item?.['eTag'] === 'string' ? item['eTag'] : '',
    };
  }

  async function handleOnce(conversation: string, input: Input, options: TurnOptions): Promise<TurnOutcome> {
    const begun = performance.now();
    const record = await load(conversation);
    const lost = store.takeDamage(conversation) || untold.delete(conversation);
    // The first is of the present key; another instance may have marked it with one that is old here.
    const marks =
      options.clientId === undefined ? [] : hashesOf(options.clientId, keys).map((mark) => mark.slice(0, 16));
    // Another instance may have seen others since.
    const here = memory.get(conversation) ?? [];
    const seen = [...here.filter((one) => !record.seen.includes(one)), ...record.seen];
    if (marks.some((mark) => seen.includes(mark))) return { kind: 'repeated' };

    const { state, reply, event } = bot.answer(record.state, input, { now: localNow(now()), lang: options.lang, lost });
    const opens = options.opens?.(reply) ?? true;
    const unopened = record.opened || opens ? {} : { unopened: true };
    const seenNow = [...seen, ...marks.slice(0, 1)];
    try {
      if (state) {
        const change = { state, ...unopened, seen: seenNow.slice(-SEEN_STORED), eTag: record.eTag };
        await reach(() => store.write({ [conversation]: change }));
      } else {
        await reach(() => store.delete([conversation]));
      }
    } catch (error) {
      if (lost) untold.set(conversation, true);
      throw error;
    }
    memory.set(conversation, seenNow.slice(-SEEN_IN_MEMORY));
    const because = event.words === undefined ? {} : { because: event.words.join(', ') };
    log.debug('turn', () => ({
      conversation: keys.hash(conversation),
      kind: event.kind,
      lang: reply.lang,
      ...because,
    }));
    deps.counted?.({ ...event, lang: reply.lang }, (performance.now() - begun) / 1000);
    return { kind: 'answered', reply, first: !record.opened && opens, forgotten: state === null, lost };
  }

  async function forget(conversation: string): Promise<void> {
    memory.delete(conversation);
    await reach(() => store.delete([conversation]));
  }

  async function handleTurn(...turn: Parameters<typeof handleOnce>): Promise<TurnOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handleOnce(...turn);
      } catch (error) {
        if (!(error instanceof ETagConflict)) throw error;
        if (attempt === ATTEMPTS) throw new StateUnavailable('the state keeps changing', { cause: error });
      }
    }
  }

  return {
    withLock(conversation, job, ahead) {
      const early = (): void => {
        readEarly(conversation);
        ahead?.();
      };
      return queue.run(conversation, job, early).finally(() => readAhead.delete(conversation));
    },
    handleTurn,
    async urgent(conversation, input, lang) {
      const answer = bot.urgent(input, { now: localNow(now()), lang });
      if (answer?.kind === 'forget') await forget(conversation);
      return answer;
    },
    forget,
    isKept: async (conversation) => conversation in (await reach(() => store.read([conversation]))),
    idle: () => queue.idle(),
  };
}
