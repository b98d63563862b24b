/** An activity in wire form. */
export type WireActivity = Record<string, unknown> & { id: string };

export interface ActivityGroup {
  activities: WireActivity[];
  /** Where the next read starts. Clients must not interpret it. */
  watermark: string;
}

/** Gets new activities as they come. */
export interface Follower {
  push(group: ActivityGroup): void;
  /** Called when the conversation is deleted or the server closes. Nothing more will come. */
  end(): void;
}

export interface AppendOptions {
  /** First remove everything older from the log. */
  clear?: boolean;
  /** The caller in whose byte budget this counts. */
  owner?: string | undefined;
}

/**
 * The activity logs of conversations, for their clients to read. Every method rejects if the store cannot be reached.
 */
export interface ActivityLogs {
  /**
   * Adds activities and informs the followers on every instance. If a byte budget is used up, older entries are
   * removed. Resolves with the activities and the new watermark; with null, and adding nothing, if the conversation was
   * deleted.
   */
  append(conversationId: string, activities: WireActivity[], options?: AppendOptions): Promise<ActivityGroup | null>;
  /**
   * Pushes activities to the followers on this instance and stores nothing. For urgent answers, which cannot wait for
   * the store.
   */
  tell(conversationId: string, activities: WireActivity[]): void;
  /**
   * The activities after a watermark. Everything in the log if the watermark is null, malformed, or of an older log.
   */
  since(conversationId: string, watermark: string | null): Promise<ActivityGroup>;
  /** Pushes the activities after a watermark, and then new ones. Resolves with a function that stops this. */
  follow(conversationId: string, watermark: string | null, follower: Follower): Promise<() => void>;
  /** Removes everything from a conversation's log. The conversation may go on. */
  empty(conversationId: string): Promise<void>;
  /**
   * Deletes a conversation's log, then marks the conversation as gone and ends its followers. Works even if Redis is
   * full and refuses other writes.
   */
  forget(conversationId: string): Promise<void>;
  /** Whether the conversation was deleted. It can then not be used again. */
  isGone(conversationId: string): Promise<boolean>;
  /** Deletes logs whose last message is older than their lifetime. */
  sweep(): void;
  /** Ends all followers. */
  close(): void;
}

/** Most activities kept of one conversation. */
export const MAX_ACTIVITIES = 200;

/**
 * Milliseconds after its last message for which an activity log is kept, so that a page can catch up after losing its
 * connection. The state holds no text and is kept longer.
 */
export const ACTIVITY_LOG_TTL = 3_600_000;

/** Seconds for which a conversation's token is valid. Clients renew it before that (`/tokens/refresh`). */
export const TOKEN_SECONDS = 1800;
