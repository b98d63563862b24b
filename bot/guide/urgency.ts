import { setTimeout as wait } from 'node:timers/promises';

import { CallerError } from '../http/errors.js';

/** Milliseconds that a person in danger waits for the store at most. */
const PATIENCE = 1000;
/**
 * Refused messages (too many requests) are still checked for danger. Each second this is the first one of each caller,
 * and this many more of all callers. So one caller cannot use up what another needs.
 */
const MORE_REFUSED_A_SECOND = 50;

/**
 * How a turn ended: `result`, or `said` (an urgent answer). `error`: why the turn failed; null if it is still running.
 */
export type InTime<T, U> = { result: T } | { said: U; error: unknown };

/**
 * Waits for a turn. If the turn fails or is slow, calls `sayUrgent`, which resolves with the urgent answer that it
 * sent, or with null if nothing is urgent. Then this waits for the turn, and rejects as the turn does. `caller` is the
 * same for all messages of a sender.
 */
export type InTimeFor = <T, U>(
  caller: string,
  turn: Promise<T>,
  sayUrgent: () => Promise<U | null>,
) => Promise<InTime<T, U>>;

/** `now` is the clock (epoch ms) by which refused messages are counted. */
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
    // An urgent answer that fails because it needs the store counts as none.
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
