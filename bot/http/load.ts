import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/**
 * How busy the process is. 0: it serves everything; 1: it begins no new talks; 2: running talks must wait too. It
 * always serves pages, help in danger and deleting.
 */
export type Load = () => 0 | 1 | 2;

/** All times are in milliseconds. */
export interface LoadTimes {
  /** If half of all timers are late by this much, no new talks begin … */
  late: number;
  /** … and if by this much, running talks wait too. */
  veryLate: number;
  /** Two measurements in a row must agree, because a start or one long task is not yet load. */
  lookEvery: number;
}
const TIMES: LoadTimes = { late: 1000, veryLate: 3000, lookEvery: 2000 };

/**
 * Reads how late the event loop was, measurement after measurement. Returns a function that takes the next lateness
 * (milliseconds) and gives the load: the lower one of this measurement and the one before.
 */
export function readLateness({
  late: from,
  veryLate,
}: Pick<LoadTimes, 'late' | 'veryLate'>): (late: number) => 0 | 1 | 2 {
  let before: 0 | 1 | 2 = 0;
  return (late) => {
    const seen = late > veryLate ? 2 : late > from ? 1 : 0;
    const level = Math.min(seen, before) as 0 | 1 | 2;
    before = seen;
    return level;
  };
}

/** Measures the load of this process by how late its event loop is. */
export function watchLoad(times: LoadTimes = TIMES): { load: Load; close(): void } {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  const next = readLateness(times);
  let level: 0 | 1 | 2 = 0;
  let lookedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // Nothing was measured since the last look, so one task took all that time.
    const late = delay.count === 0 ? now - lookedAt : delay.percentile(50) / 1e6 - 50;
    lookedAt = now;
    level = next(late);
    delay.reset();
  }, times.lookEvery);
  timer.unref();
  return {
    load: () => level,
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
