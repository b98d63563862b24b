import { LRUCache } from 'lru-cache';

import { errorFields, type Log } from '../config/log.js';
import type { ActivityLogs } from '../store/activity-logs.js';

/** Milliseconds until deleting is tried again after it failed. */
const TRY_EVERY = 5000;
/** Most talks that wait to be deleted. Beyond that, the oldest ones only expire. */
const MAX_WAITING = 10_000;

/** Deletes talks, even while turns run or the store fails. */
export interface Forgetting {
  /**
   * Deletes everything of a conversation: first what is stored, then it is marked as gone. Waits for no turn. Rejects
   * with StateUnavailable if something could not be deleted. Then this process treats it as gone and tries again until
   * all is deleted.
   */
  forget(conversationId: string): Promise<void>;
  /** Whether the conversation is deleted, or will be deleted. Rejects with StateUnavailable. */
  isGone(conversationId: string): Promise<boolean>;
  /** Stops trying to delete. */
  close(): void;
}

/** `deleteState` deletes the state of a conversation. `logs` are the activity logs. */
export function createForgetting(deps: {
  logs: ActivityLogs;
  deleteState: (conversationId: string) => Promise<void>;
  log: Log;
  tryEvery?: number | undefined;
}): Forgetting {
  const { logs, deleteState, log } = deps;
  const waiting = new LRUCache<string, true>({ max: MAX_WAITING });
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function deleteAll(conversationId: string): Promise<void> {
    const done = await Promise.allSettled([deleteState(conversationId), logs.forget(conversationId)]);
    for (const each of done) if (each.status === 'rejected') throw each.reason;
    // A running turn may have written the state before the conversation was marked as gone. A turn that writes later
    // sees the mark.
    await deleteState(conversationId);
  }

  async function forget(conversationId: string): Promise<void> {
    try {
      await deleteAll(conversationId);
      waiting.delete(conversationId);
    } catch (error) {
      waiting.set(conversationId, true);
      tryLater();
      throw error;
    }
  }

  function tryLater(): void {
    if (closed || timer) return;
    timer = setTimeout(() => void tryAll(), deps.tryEvery ?? TRY_EVERY);
    timer.unref();
  }

  async function tryAll(): Promise<void> {
    let failed: unknown;
    for (const id of Array.from(waiting.keys())) {
      if (failed !== undefined || closed) break;
      await deleteAll(id).then(
        () => waiting.delete(id),
        (error: unknown) => (failed = error ?? true),
      );
    }
    timer = undefined;
    if (failed === undefined) return;
    log.warn('forget_waits', { waiting: waiting.size, ...errorFields(failed) });
    tryLater();
  }

  return {
    forget,
    isGone: async (conversationId) => waiting.get(conversationId) === true || logs.isGone(conversationId),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
