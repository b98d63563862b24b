import { LRUCache } from 'lru-cache';

/** Counts events by name in windows of time. */
export interface Counter {
  /** Counts one more; resolves with how many there were in this window, and the seconds until it ends. */
  add(name: string, windowMs: number): Promise<{ count: number; secondsLeft: number }>;
}

const MAX_NAMES = 100_000;

/** A counter in the memory of this process, by the clock `now` (epoch ms); holds a bounded number of names. */
export function createMemoryCounter(now: () => number): Counter {
  const windows = new LRUCache<string, { from: number; count: number }>({ max: MAX_NAMES });
  return {
    async add(name, windowMs) {
      const held = windows.get(name);
      const age = held ? now() - held.from : Infinity;
      // A window that begins in the future was begun before the clock was set back.
      const window = held && age >= 0 && age < windowMs ? held : { from: now(), count: 0 };
      window.count += 1;
      windows.set(name, window);
      return { count: window.count, secondsLeft: Math.ceil((window.from + windowMs - now()) / 1000) };
    },
  };
}
