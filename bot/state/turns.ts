import type { Bot, Input } from '../bot.js';
import { localNow } from '../core/calendar.js';
import type { Lang } from '../core/lang.js';
import { readTalk, type TalkState } from '../core/state.js';
import type { Log } from '../log.js';
import type { RenderedReply } from '../render/rendered.js';
import { ETagConflict, type StateStore } from './file-store.js';
import type { Keys } from './keys.js';
import { LruMap } from './lru.js';
import { createQueue } from './queue.js';

export interface TurnOptions {
  /** Language for a talk that has none yet. */
  lang: Lang;
  /** The client's own id of the message; one that was answered before is not answered again. */
  clientId?: string | undefined;
}

export type TurnOutcome =
  /**
   * `first`: nothing was kept of the talk before. `forgotten`: all that was kept of it is deleted. `lost`: what was kept
   * could not be read back.
   */
  | { kind: 'answered'; reply: RenderedReply; first: boolean; forgotten: boolean; lost: boolean }
  /** This very message was answered before. */
  | { kind: 'repeated' };

/** The store could not be read or written; nothing was answered, and the same message may be sent again. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable';
  readonly statusCode = 503;
}

/** Takes turns for all channels: reads the state, asks the bot, and writes the new state before it answers. */
export interface Turns {
  /** One turn of a conversation; turns of the same one wait for each other. Rejects with StateUnavailable. */
  run(conversation: string, input: Input, options: TurnOptions): Promise<TurnOutcome>;
  /** Deletes all that is kept of a conversation, after the turns already under way. */
  forget(conversation: string): Promise<void>;
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
  seen: string[];
  eTag: string;
}

/** Takes the turns of `bot` on the talks in `store`, at the time that `now` (epoch ms) gives. */
export function createTurns(deps: { bot: Bot; store: StateStore; keys: Keys; now: () => number; log: Log }): Turns {
  const { bot, store, keys, now, log } = deps;
  const queue = createQueue();
  const memory = new LruMap<string, string[]>(CONVERSATIONS_IN_MEMORY);

  async function load(conversation: string): Promise<TurnRecord> {
    const item = (await reach(() => store.read([conversation])))[conversation] as Record<string, unknown> | undefined;
    const seen = item?.['seen'];
    return {
      state: readTalk(item?.['state']),
      seen: Array.isArray(seen) ? seen.filter((mark) => typeof mark === 'string') : [],
      eTag: typeof item?.['eTag'] === 'string' ? item['eTag'] : '',
    };
  }

  async function take(conversation: string, input: Input, options: TurnOptions): Promise<TurnOutcome> {
    const record = await load(conversation);
    const lost = store.takeDamage(conversation);
    const mark = options.clientId === undefined ? null : keys.hash(options.clientId).slice(0, 16);
    const seen = memory.get(conversation) ?? record.seen;
    if (mark !== null && seen.includes(mark)) return { kind: 'repeated' };

    const { state, reply, event } = bot.answer(record.state, input, { now: localNow(now()), lang: options.lang, lost });
    const seenNow = mark === null ? seen : [...seen, mark];
    if (state) {
      const change = { state, seen: seenNow.slice(-SEEN_STORED), eTag: record.eTag };
      await reach(() => store.write({ [conversation]: change }));
    } else {
      await reach(() => store.delete([conversation]));
    }
    memory.set(conversation, seenNow.slice(-SEEN_IN_MEMORY));
    const because = event.words === undefined ? {} : { because: event.words.join(', ') };
    log.debug('turn', { conversation: keys.hash(conversation), kind: event.kind, lang: reply.lang, ...because });
    return { kind: 'answered', reply, first: record.state === null, forgotten: state === null, lost };
  }

  async function takeAgainOnConflict(...turn: Parameters<typeof take>): Promise<TurnOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await take(...turn);
      } catch (error) {
        if (!(error instanceof ETagConflict)) throw error;
        if (attempt === ATTEMPTS) throw new StateUnavailable('the state keeps changing', { cause: error });
      }
    }
  }

  return {
    run: (conversation, input, options) =>
      queue.run(conversation, () => takeAgainOnConflict(conversation, input, options)),
    forget: (conversation) =>
      queue.run(conversation, async () => {
        memory.delete(conversation);
        await reach(() => store.delete([conversation]));
      }),
    idle: () => queue.idle(),
  };
}

async function reach<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof ETagConflict) throw error;
    throw new StateUnavailable('the store is out of reach', { cause: error });
  }
}
