/** Runs jobs of the same key one after another, in the order asked; jobs of different keys at the same time. */
export interface KeyedQueue {
  /**
   * Resolves or rejects as the job does; a failed job does not hold up the next. `ahead` is called before the job, by
   * when no other runs: to begin reading what it will need. Where taking the key costs a round trip, it is called within
   * that same one, and once more for each further try.
   */
  run<T>(key: string, job: () => Promise<T>, ahead?: () => void): Promise<T>;
  /** Resolves when no job is waiting or running. */
  idle(): Promise<void>;
}

/** A queue with nothing in it. */
export function createQueue(): KeyedQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, job, ahead) {
      const before = tails.get(key) ?? Promise.resolve();
      const result = before.then(() => {
        ahead?.();
        return job();
      });
      const tail = result
        .catch(() => undefined)
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return result;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
