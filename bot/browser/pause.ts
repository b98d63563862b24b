const sleepers = new Set<() => void>();

/** Waits so many milliseconds, or less when the network comes back or the page is looked at again. */
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

/** Milliseconds to wait before the n-th new attempt (from 1): doubling up to half a minute, spread at random. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2);
}

addEventListener('online', wakeAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') wakeAll();
});
