import { localNow } from '../model/calendar.js';
import type { Lang } from '../model/lang.js';

/** Smaller counts are not shown: they could point at one family. */
const SMALLEST_SHOWN = 10;
const DAYS_KEPT = 2;

export interface DailyCount {
  day: string;
  topic: string;
  lang: Lang;
  count: number;
}

/** Counts topics by language and day (in Brussels) for today and yesterday. */
export interface DailyCounts {
  add(topic: string, lang: Lang): void;
  /** The counts that are large enough to be shown. */
  shown(): DailyCount[];
}

/** Counts by the clock `now` (epoch ms). */
export function createDailyCounts(now: () => number): DailyCounts {
  const days = new Map<string, Map<string, DailyCount>>();
  return {
    add(topic, lang) {
      const day = localNow(now()).date;
      const counts = days.get(day) ?? new Map<string, DailyCount>();
      if (!days.has(day)) {
        days.set(day, counts);
        for (const old of [...days.keys()].sort().slice(0, -DAYS_KEPT)) days.delete(old);
      }
      const key = `${topic} ${lang}`;
      const held = counts.get(key) ?? { day, topic, lang, count: 0 };
      held.count += 1;
      counts.set(key, held);
    },
    shown: () =>
      [...days.values()].flatMap((counts) => [...counts.values()].filter(({ count }) => count >= SMALLEST_SHOWN)),
  };
}
