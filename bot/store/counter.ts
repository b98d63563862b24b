import { LRUCache } from 'lru-cache';

/** Counts events by name, in windows of time. */
export interface Counter {
  /** Counts one event. Resolves with the events in this window so far, and the seconds until it ends. */
  add(name: string, windowMs: number): Promise<{ count: number; secondsLeft: number }>;
}

const MAX_NAMES = 100_000;

/** A counter in this process' memory. `now` is the clock (epoch ms). Holds a limited number of names. */
export function createMemoryCounter(now: () => number): Counter {
  const windows = new LRUCache<string, { from: number; count: number }>({ max: MAX_NAMES });
  return {
    async add(name, windowMs) {
      const held = windows.get(name);
      const age = held ? now() - held.from : Infinity;
      // If the window starts in the future, the clock was set back after it began.
      const window = held && age >= 0 && age < windowMs ? held : { from: now(), count: 0 };
      window.count += 1;
      windows.set(name, window);
      return { count: window.count, secondsLeft: Math.ceil((window.from + windowMs - now()) / 1000) };
    },
  };
}
