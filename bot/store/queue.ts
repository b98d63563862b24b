/**
 * Runs jobs of the same key one after the other, in the order of the calls. Jobs of different keys run at the same
 * time.
 */
export interface KeyedQueue {
  /**
   * Resolves or rejects as the job does. A failed job does not stop the next. `ahead` is called before the job, when no
   * other job of the key runs, to start reading what the job needs. If taking the key costs a round trip, `ahead` is
   * called during it, and again for each further attempt.
   */
  run<T>(key: string, job: () => Promise<T>, ahead?: () => void): Promise<T>;
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
}

/** An empty queue. */
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
