import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

import {
  type ActivityGroup,
  type ActivityLogs,
  type Follower,
  MAX_ACTIVITIES,
  type WireActivity,
} from './activity-logs.js';

/** What was said in one conversation. */
class ActivityLog {
  readonly followers = new Set<Follower>();
  // Named by chance, so that a watermark of before a restart is known as such and nothing is skipped.
  readonly #name = randomBytes(4).toString('hex');
  #first = 0;
  #held: WireActivity[] = [];
  /** When something was last said (epoch ms): reading and listening keep nothing for longer. */
  saidAt: number;

  constructor(now: number) {
    this.saidAt = now;
  }

  append(activities: WireActivity[], now: number, clear: boolean): ActivityGroup {
    this.saidAt = now;
    const from = this.#end;
    this.#held.push(...activities);
    const told = this.#group(from);
    const keep = clear ? activities.length : MAX_ACTIVITIES;
    this.#first += Math.max(0, this.#held.length - keep);
    this.#held = this.#held.slice(-keep);
    for (const follower of this.followers) follower.push(told);
    return told;
  }

  since(watermark: string | null): ActivityGroup {
    const [, log, place] = /^(?:([0-9a-f]{8})-)?(\d{1,9})$/.exec(watermark ?? '') ?? [];
    const known = place !== undefined && (log ?? this.#name) === this.#name;
    return this.#group(known ? Math.min(Number(place), this.#end) : 0);
  }

  /** Lets go of all that was said. Places stay as they are: who followed so far goes on with what comes. */
  empty(): void {
    this.#first = this.#end;
    this.#held = [];
  }

  get #end(): number {
    return this.#first + this.#held.length;
  }

  #group(from: number): ActivityGroup {
    return {
      activities: this.#held.slice(Math.max(0, from - this.#first)),
      watermark: `${this.#name}-${this.#end}`,
    };
  }
}

const MAX_LOGS = 10_000;
const MAX_GONE = 100_000;

/** Logs in the memory of this process, let go of `ttl` ms after their last message by the clock `now` (epoch ms). */
export function createMemoryLogs(options: { now: () => number; ttl: number }): ActivityLogs {
  const { now, ttl } = options;
  // A log that somebody follows stays, whatever the number.
  const followed = new Map<string, ActivityLog>();
  const logs = new LRUCache<string, ActivityLog>({ max: MAX_LOGS });
  const gone = new LRUCache<string, true>({ max: MAX_GONE });

  const isOver = (log: ActivityLog): boolean => Math.abs(now() - log.saidAt) > ttl;

  function logOf(conversationId: string): ActivityLog {
    const log = followed.get(conversationId) ?? logs.get(conversationId) ?? new ActivityLog(now());
    if (isOver(log)) log.empty();
    if (!gone.get(conversationId)) logs.set(conversationId, log);
    return log;
  }

  return {
    append: async (conversationId, activities, { clear } = { clear: false }) =>
      gone.get(conversationId) ? null : logOf(conversationId).append(activities, now(), clear),
    tell(conversationId, activities) {
      const log = logs.get(conversationId);
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
        if (log.followers.size === 0 && followed.get(conversationId) === log) followed.delete(conversationId);
      };
    },
    empty: async (conversationId) => logs.get(conversationId)?.empty(),
    async forget(conversationId) {
      gone.set(conversationId, true);
      const log = followed.get(conversationId) ?? logs.get(conversationId);
      logs.delete(conversationId);
      followed.delete(conversationId);
      for (const follower of log?.followers ?? []) follower.end();
    },
    isGone: async (conversationId) => gone.get(conversationId) === true,
    sweep() {
      for (const [, log] of followed) if (isOver(log)) log.empty();
      for (const [id, log] of Array.from(logs.entries())) if (isOver(log)) logs.delete(id);
    },
    close() {
      for (const [, log] of followed) for (const follower of log.followers) follower.end();
    },
  };
}
