import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * How busy the process is. 0: all is served; 1: no new talks are begun; 2: running talks wait too. Pages, help in danger and
 * deleting are never refused for it.
 */
export type Load = () => 0 | 1 | 2;

/** Milliseconds by which half of all work comes late. */
const LATE = 1000;
const VERY_LATE = 3000;
/** It must be so for two looks on end: a start, or one long piece of work, is no load. */
const LOOK_EVERY = 2000;

/** The load of this process, by how late its event loop comes to its work. */
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
