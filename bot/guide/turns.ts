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
  /** The language for a talk that has none yet. */
  lang: Lang;
  /** The client's own id of the message. A message with an id that was already answered gets no second answer. */
  clientId?: string | undefined;
  /** Whether a reply may count as the talk's first. If not, the next reply is asked (default: any reply may). */
  opens?: (reply: RenderedReply) => boolean;
}

export type TurnOutcome =
  /**
   * `first`: this is the talk's first reply that may count as one (`opens`). `forgotten`: everything stored of the talk
   * is deleted. `lost`: the stored talk could not be read.
   */
  | { kind: 'answered'; reply: RenderedReply; first: boolean; forgotten: boolean; lost: boolean }
  /** This message was already answered. */
  | { kind: 'repeated' };

/** Runs turns for all channels: reads the state, asks the bot, and writes the new state before the answer is sent. */
export interface Turns {
  /**
   * Runs a job of a conversation after its earlier jobs are done, on this or another instance. A job is a turn and the
   * delivery of its reply. The state is read ahead in any case; `ahead` may start reading what else the job needs, see
   * `KeyedQueue.run`. Rejects as the job does, or with StateUnavailable.
   */
  withLock<T>(conversation: string, job: () => Promise<T>, ahead?: () => void): Promise<T>;
  /** One turn, called within a job that holds the conversation's lock. Rejects with StateUnavailable. */
  handleTurn(conversation: string, input: Input, options: TurnOptions): Promise<TurnOutcome>;
  /**
   * The answer to an urgent input, made from the input alone: help in danger, or the reply to "forget me" after
   * everything stored is deleted. Null if the input can wait. Needs no lock. Rejects with StateUnavailable if deleting
   * fails.
   */
  urgent(conversation: string, input: Input, lang: Lang | null): Promise<UrgentAnswer | null>;
  /**
   * Deletes everything that is stored of a conversation. Waits for no lock, so a running turn must check afterwards
   * whether its talk still exists. Rejects with StateUnavailable.
   */
  forget(conversation: string): Promise<void>;
  /** Whether anything is stored of a conversation. Rejects with StateUnavailable. */
  isKept(conversation: string): Promise<boolean>;
  /** Resolves when no turn is running. */
  idle(): Promise<void>;
}

/**
 * Messages remembered per conversation: in memory, and in the stored state (for a client that repeats after a restart).
 */
const SEEN_IN_MEMORY = 32;
const SEEN_STORED = 8;
const CONVERSATIONS_IN_MEMORY = 10_000;
/** Another process may write between our read and our write. Then the turn runs again on the new state. */
const ATTEMPTS = 5;

interface TurnRecord {
  state: TalkState | null;
  /** Whether the talk has had its first reply. */
  opened: boolean;
  seen: string[];
  eTag: string;
}

/** What a turn did, for counts. Holds no text of the person. */
export interface CountedTurn {
  kind: string;
  topic: string | null;
  lang: Lang;
}

export interface TurnDeps {
  bot: Bot;
  store: StateStore;
  /** Runs the turns of one conversation one after the other. */
  queue: KeyedQueue;
  keys: Keys;
  now: () => number;
  log: Log;
  /** Called after each turn with what it did and how many seconds it took. */
  counted?: (turn: CountedTurn, seconds: number) => void;
}

/** Runs turns of `bot` on the talks in `store`. `now` is the clock (epoch ms). */
export function createTurns(deps: TurnDeps): Turns {
  const { bot, store, queue, keys, now, log } = deps;
  const memory = new LRUCache<string, string[]>({ max: CONVERSATIONS_IN_MEMORY });
  // Talks that were lost, but whose person could not be told because the turn failed.
  const untold = new LRUCache<string, true>({ max: CONVERSATIONS_IN_MEMORY });

  /** State reads that were started before their job, by conversation. */
  const readAhead = new Map<string, ReturnType<StateStore['read']>>();

  function readEarly(conversation: string): void {
    const items = store.read([conversation]);
    items.catch(() => undefined);
    readAhead.set(conversation, items);
  }

  async function load(conversation: string): Promise<TurnRecord> {
    const early = readAhead.get(conversation);
    // A turn that runs again must read again.
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
    // The first mark is made with the current key. Another instance may have made it with a key that is old here.
    const marks =
      options.clientId === undefined ? [] : hashesOf(options.clientId, keys).map((mark) => mark.slice(0, 16));
    // Another instance may have answered other messages since.
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
    // What was read before is out of date.
    readAhead.delete(conversation);
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
