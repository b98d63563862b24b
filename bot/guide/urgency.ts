import { setTimeout as wait } from 'node:timers/promises';

import { CallerError } from '../http/errors.js';

/** Milliseconds after which who is in danger waits for the store no longer. */
const PATIENCE = 1000;
/**
 * Messages that were refused for being too many are still looked at for danger: each second the first one of each caller,
 * and so many more in all. One caller cannot use up what another needs.
 */
const MORE_REFUSED_A_SECOND = 50;

/** What a turn came to. `error`: why it failed; null where it is still under way. */
export type InTime<T, U> = { result: T } | { said: U; error: unknown };

/**
 * Waits for a turn, and says what cannot wait where the turn fails or the store takes its time. `sayUrgent` resolves with
 * what it said, or with null where the turn can wait. `caller` names who sends, the same for all of the sender's messages.
 * Rejects as the turn does where nothing was urgent.
 */
export type InTimeFor = <T, U>(
  caller: string,
  turn: Promise<T>,
  sayUrgent: () => Promise<U | null>,
) => Promise<InTime<T, U>>;

/** `now`: the clock, in epoch ms, by which refused messages are counted. */
export function createInTime(now: () => number): InTimeFor {
  let second = 0;
  let more = 0;
  const callers = new Set<string>();

  function mayLook(caller: string, error: unknown): boolean {
    if (!(error instanceof CallerError) || error.statusCode !== 429) return true;
    const current = Math.floor(now() / 1000);
    if (current !== second) {
      [second, more] = [current, 0];
      callers.clear();
    }
    if (!callers.has(caller)) {
      callers.add(caller);
      return true;
    }
    more += 1;
    return more <= MORE_REFUSED_A_SECOND;
  }

  return async (caller, turn, sayUrgent) => {
    const over = new AbortController();
    const late = wait(PATIENCE, null, { signal: over.signal }).catch(() => null);
    // One that cannot be said, because the store would have to be asked, waits for the store.
    const said = (): ReturnType<typeof sayUrgent> => sayUrgent().catch(() => null);
    try {
      const first = await Promise.race([turn.then((result) => ({ result })), late]);
      if (first) return first;
      const urgent = await said();
      if (urgent === null) return { result: await turn };
      turn.catch(() => undefined);
      return { said: urgent, error: null };
    } catch (error) {
      const urgent = mayLook(caller, error) ? await said() : null;
      if (urgent === null) throw error;
      return { said: urgent, error };
    } finally {
      over.abort();
    }
  };
}
