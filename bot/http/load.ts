import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * How busy the process is. 0: it serves everything; 1: it begins no new talks; 2: running talks must wait too. It
 * always serves pages, help in danger and deleting.
 */
export type Load = () => 0 | 1 | 2;

/** Milliseconds by which half of all timers come late. */
const LATE = 1000;
const VERY_LATE = 3000;
/** Two measurements in a row must agree, because a start or one long task is not yet load. */
const LOOK_EVERY = 2000;

/** Measures the load of this process by how late its event loop is. */
export function watchLoad(): { load: Load; close(): void } {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  let level: 0 | 1 | 2 = 0;
  let before: 0 | 1 | 2 = 0;
  const timer = setInterval(() => {
    const late = delay.percentile(50) / 1e6 - 50;
    const seen = late > VERY_LATE ? 2 : late > LATE ? 1 : 0;
    level = Math.min(seen, before) as 0 | 1 | 2;
    before = seen;
    delay.reset();
  }, LOOK_EVERY);
  timer.unref();
  return {
    load: () => level,
    close() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
