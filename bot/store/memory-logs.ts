import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

import { holdWithin, type LogBudget, MEMORY_BUDGET } from './log-budget.js';
import {
  type ActivityGroup,
  type ActivityLogs,
  type Follower,
  MAX_ACTIVITIES,
  type WireActivity,
} from './activity-logs.js';

/** What one turn added, as JSON. As objects it would take several times the memory. */
interface Entry {
  /** The position of its first activity. */
  from: number;
  count: number;
  json: Buffer;
}

/** The activity log of one conversation. */
class ActivityLog {
  readonly followers = new Set<Follower>();
  // A random name. A watermark from before a restart has another name, so the client gets everything and misses
  // nothing.
  readonly #name = randomBytes(4).toString('hex');
  #entries: Entry[] = [];
  #end = 0;
  /** Bytes of all entries. */
  bytes = 0;
  /** When something was last said (epoch ms). Reading and following do not change it. */
  saidAt: number;

  constructor(now: number) {
    this.saidAt = now;
  }

  append(activities: WireActivity[], now: number, { clear, most }: { clear: boolean; most: number }): ActivityGroup {
    this.saidAt = now;
    const entry = { from: this.#end, count: activities.length, json: Buffer.from(JSON.stringify(activities)) };
    if (clear) this.empty();
    this.#entries.push(entry);
    this.#end += entry.count;
    this.bytes += entry.json.length;
    while (this.#entries.length > 1 && (this.bytes > most || this.#end - this.#entries[0]!.from > MAX_ACTIVITIES)) {
      this.bytes -= this.#entries.shift()!.json.length;
    }
    const told = { activities, watermark: this.#watermark };
    for (const follower of this.followers) follower.push(told);
    return told;
  }

  since(watermark: string | null): ActivityGroup {
    const [, log, place] = /^(?:([0-9a-f]{8})-)?(\d{1,9})$/.exec(watermark ?? '') ?? [];
    const known = place !== undefined && (log ?? this.#name) === this.#name;
    const from = known ? Math.min(Number(place), this.#end) : 0;
    const news = this.#entries.filter((entry) => entry.from + entry.count > from);
    const activities = news.flatMap((entry) =>
      (JSON.parse(entry.json.toString('utf8')) as WireActivity[]).slice(Math.max(0, from - entry.from)),
    );
    return { activities, watermark: this.#watermark };
  }

  /** Removes all entries. Positions do not change, so followers continue with new activities. */
  empty(): void {
    this.#entries = [];
    this.bytes = 0;
  }

  get #watermark(): string {
    return `${this.#name}-${this.#end}`;
  }
}

const MAX_LOGS = 10_000;
const MAX_GONE = 100_000;

/**
 * Logs in this process' memory. They are deleted `ttl` ms after their last message by the clock `now` (epoch ms), or
 * earlier if a byte budget is used up.
 */
export function createMemoryLogs(options: { now: () => number; ttl: number; budget?: LogBudget }): ActivityLogs {
  const { now, ttl, budget = MEMORY_BUDGET } = options;
  // A followed log is never dropped for the number of logs. Its entries still can be.
  const followed = new Map<string, ActivityLog>();
  const logs = new LRUCache<string, ActivityLog>({ max: MAX_LOGS, dispose: (_log, id) => letGo(id) });
  const gone = new LRUCache<string, true>({ max: MAX_GONE });
  const find = (id: string): ActivityLog | undefined => followed.get(id) ?? logs.get(id);
  const held = holdWithin(budget, (id) => find(id)?.empty());

  const isOver = (log: ActivityLog): boolean => Math.abs(now() - log.saidAt) > ttl;

  function empty(id: string, log: ActivityLog): void {
    log.empty();
    held.delete(id);
  }

  function letGo(id: string): void {
    if (!followed.has(id)) held.delete(id);
  }

  function logOf(conversationId: string): ActivityLog {
    const log = find(conversationId) ?? new ActivityLog(now());
    if (isOver(log)) empty(conversationId, log);
    if (!gone.get(conversationId) && logs.get(conversationId) !== log) logs.set(conversationId, log);
    return log;
  }

  return {
    async append(conversationId, activities, { clear = false, owner = '' } = {}) {
      if (gone.get(conversationId)) return null;
      const log = logOf(conversationId);
      const told = log.append(activities, now(), { clear, most: budget.talk });
      held.set(conversationId, owner, log.bytes);
      return told;
    },
    tell(conversationId, activities) {
      const log = find(conversationId);
      const { watermark } = log?.since(null) ?? { watermark: '' };
      for (const follower of log?.followers ?? []) follower.push({ activities, watermark });
    },
    since: async (conversationId, watermark) => logOf(conversationId).since(watermark),
    async follow(conversationId, watermark, follower) {
      const log = logOf(conversationId);
      const waiting = log.since(watermark);
      if (waiting.activities.length > 0) follower.push(waiting);
      log.followers.add(follower);
      followed.set(conversationId, log);
      return () => {
        log.followers.delete(follower);
        if (log.followers.size > 0 || followed.get(conversationId) !== log) return;
        followed.delete(conversationId);
        // Nobody can find this log any more.
        if (logs.get(conversationId) !== log) held.delete(conversationId);
      };
    },
    async empty(conversationId) {
      const log = find(conversationId);
      if (log) empty(conversationId, log);
    },
    async forget(conversationId) {
      gone.set(conversationId, true);
      const log = find(conversationId);
      followed.delete(conversationId);
      logs.delete(conversationId);
      held.delete(conversationId);
      for (const follower of log?.followers ?? []) follower.end();
    },
    isGone: async (conversationId) => gone.get(conversationId) === true,
    sweep() {
      for (const [id, log] of followed) if (isOver(log)) empty(id, log);
      for (const [id, log] of Array.from(logs.entries())) if (isOver(log)) logs.delete(id);
    },
    close() {
      for (const [, log] of followed) for (const follower of log.followers) follower.end();
    },
  };
}
