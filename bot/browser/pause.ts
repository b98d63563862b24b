const sleepers = new Set<() => void>();

/** Waits `ms` milliseconds, or less if the network comes back or the person returns to the page. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      sleepers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    sleepers.add(wake);
  });
}

/** Ends every pause. */
export function wakeAll(): void {
  for (const wake of sleepers) wake();
}

/** Milliseconds before the n-th retry (from 1): doubles up to half a minute, with a random part. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2);
}

addEventListener('online', wakeAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') wakeAll();
});
