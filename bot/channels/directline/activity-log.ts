import { randomBytes } from 'node:crypto';

import { LruMap } from '../../state/lru.js';

/** An activity as it goes over the wire. */
export type WireActivity = Record<string, unknown> & { id: string };

export interface ActivityGroup {
  activities: WireActivity[];
  /** Where the next reading begins; opaque to clients. */
  watermark: string;
}

/** One who is told of new activities as they come. */
export interface Follower {
  push(group: ActivityGroup): void;
  /** The conversation is forgotten; nothing more will come. */
  end(): void;
}

/** What was said in one conversation, in memory only, for its clients to read. */
export interface ActivityLog {
  /** Adds activities, gives each its id, and tells the followers. Returns the ids. */
  append(activities: Record<string, unknown>[]): string[];
  /** What came after a watermark; everything there is after one that is empty, odd, or of before a restart. */
  since(watermark: string | null): ActivityGroup;
  /** Adds a follower; the function returned removes it. */
  follow(follower: Follower): () => void;
  /**
   * Lets go of what was said, but not of the place, so that followers go on. The last activity stays: it is the wish
   * to be forgotten, and its sender waits to see it arrive.
   */
  clear(): void;
  /** Answers to posts by the client's own id of the activity, so that a repeated one is not taken twice. */
  readonly posts: LruMap<string, Promise<string>>;
}

const MAX_ACTIVITIES = 200;
const MAX_POSTS = 32;

interface Held extends ActivityLog {
  readonly followers: ReadonlySet<Follower>;
  usedAt: number;
}

function createActivityLog(conversationId: string, usedAt: number): Held {
  // Named by chance, so that a watermark of before a restart is known as such and nothing is skipped.
  const name = randomBytes(4).toString('hex');
  const followers = new Set<Follower>();
  let first = 0;
  let held: WireActivity[] = [];
  const end = (): number => first + held.length;
  const group = (from: number): ActivityGroup => ({
    activities: held.slice(Math.max(0, from - first)),
    watermark: `${name}-${end()}`,
  });
  const placeOf = (watermark: string | null): number => {
    const [, log, place] = /^(?:([0-9a-f]{8})-)?(\d{1,9})$/.exec(watermark ?? '') ?? [];
    return place !== undefined && (log ?? name) === name ? Math.min(Number(place), end()) : 0;
  };
  return {
    usedAt,
    followers,
    posts: new LruMap(MAX_POSTS),
    append(activities) {
      const from = end();
      const added = activities.map((activity, i) => ({ ...activity, id: `${conversationId}|${name}-${from + i}` }));
      held.push(...added);
      const told = group(from);
      if (held.length > MAX_ACTIVITIES) {
        first += held.length - MAX_ACTIVITIES;
        held = held.slice(-MAX_ACTIVITIES);
      }
      for (const follower of followers) follower.push(told);
      return added.map((activity) => activity.id);
    },
    since: (watermark) => group(placeOf(watermark)),
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
    clear() {
      first = Math.max(first, end() - 1);
      held = held.slice(-1);
    },
  };
}

/** The logs of all conversations. */
export interface ActivityLogs {
  /** The log of a conversation; a new, empty one where there is none. */
  of(conversationId: string): ActivityLog;
  /** Lets go of a conversation and ends its followers. From now on it counts as gone. */
  forget(conversationId: string): void;
  /** Whether the conversation was forgotten and may not be used again. */
  isGone(conversationId: string): boolean;
  /** Lets go of logs not used for the time that talks are kept. */
  sweep(): void;
  /** Ends all followers. */
  close(): void;
}

const MAX_LOGS = 10_000;
const MAX_GONE = 100_000;

/** Logs that are let go of after `ttl` ms without use, by the clock `now` (epoch ms). */
export function createActivityLogs(options: { now: () => number; ttl: number }): ActivityLogs {
  const logs = new LruMap<string, Held>(MAX_LOGS, (log) => log.followers.size > 0);
  const gone = new LruMap<string, true>(MAX_GONE);
  return {
    of(conversationId) {
      const log = logs.get(conversationId) ?? createActivityLog(conversationId, options.now());
      log.usedAt = options.now();
      if (!gone.get(conversationId)) logs.set(conversationId, log);
      return log;
    },
    forget(conversationId) {
      gone.set(conversationId, true);
      const log = logs.get(conversationId);
      logs.delete(conversationId);
      log?.clear();
      for (const follower of log?.followers ?? []) follower.end();
    },
    isGone: (conversationId) => gone.get(conversationId) === true,
    sweep() {
      for (const [id, log] of logs.entries()) {
        if (options.now() - log.usedAt > options.ttl && log.followers.size === 0) logs.delete(id);
      }
    },
    close() {
      for (const [, log] of logs.entries()) for (const follower of log.followers) follower.end();
    },
  };
}
