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
  /** The conversation is forgotten, or the server closes; nothing more will come. */
  end(): void;
}

export interface AppendOptions {
  /** First lets go of all that was said before, so that only these stay. */
  clear?: boolean;
  /** Names the caller whose budget of bytes this counts to. */
  owner?: string | undefined;
}

/** What was said in conversations, for their clients to read; every method may reject where that is out of reach. */
export interface ActivityLogs {
  /**
   * Adds activities and tells the followers, on every instance. Where a budget of bytes is used up, older words give way.
   * Resolves with them and the watermark behind them; with null, and nothing added, where the
   * conversation was forgotten meanwhile.
   */
  append(conversationId: string, activities: WireActivity[], options?: AppendOptions): Promise<ActivityGroup | null>;
  /** Shows activities to those who follow on this instance, and keeps nothing: for what cannot wait for the store. */
  tell(conversationId: string, activities: WireActivity[]): void;
  /** What came after a watermark; everything there is after one that is empty, odd, or of a log that is no more. */
  since(conversationId: string, watermark: string | null): Promise<ActivityGroup>;
  /** Pushes what came after a watermark, and then what comes; the function that it resolves with ends that. */
  follow(conversationId: string, watermark: string | null, follower: Follower): Promise<() => void>;
  /** Lets go of what was said in a conversation, which may go on. */
  empty(conversationId: string): Promise<void>;
  /**
   * Lets go of a conversation first, then marks it as gone, and ends its followers. Works where Redis takes no more
   * writes because it is full.
   */
  forget(conversationId: string): Promise<void>;
  /** Whether the conversation was forgotten and may not be used again. */
  isGone(conversationId: string): Promise<boolean>;
  /** Lets go of what was said longer ago than it is kept. */
  sweep(): void;
  /** Ends all followers. */
  close(): void;
}

/** Activities kept of one conversation at most. */
export const MAX_ACTIVITIES = 200;

/**
 * Milliseconds after its last message for which words are kept for a page that lost its connection. The place in the
 * talk, which holds no words, is kept for longer.
 */
export const ACTIVITY_LOG_TTL = 3_600_000;

/** Seconds for which a token of a conversation is good; clients renew it in time (`/tokens/refresh`). */
export const TOKEN_SECONDS = 1800;
