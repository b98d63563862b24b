import { gone } from './access.js';
import type { Forgetting } from './forgetting.js';

export interface HeldDeps {
  /** Runs a job after the conversation's earlier jobs. `ahead` starts reading what the job will need. */
  withLock: <T>(conversationId: string, job: () => Promise<T>, ahead: () => void) => Promise<T>;
  isGone: (conversationId: string) => Promise<boolean>;
  forgetting: Forgetting;
}

/** Runs a job of a conversation after its earlier ones, while the conversation is kept. */
export type Held = <T>(conversationId: string, job: () => Promise<T>) => Promise<T>;

/**
 * As `withLock`, but rejects with a CallerError (404) if the conversation was deleted before or during the job. Then
 * nothing that the job wrote stays.
 */
export function withLockIfKept({ withLock, isGone, forgetting }: HeldDeps): Held {
  return (conversationId, job) => {
    let asked: Promise<boolean> | undefined;
    const held = async () => {
      if (await (asked ?? isGone(conversationId))) throw gone();
      try {
        return await job();
      } catch (error) {
        if (await isGone(conversationId).catch(() => false))
          await forgetting.forget(conversationId).catch(() => undefined);
        throw error;
      }
    };
    return withLock(conversationId, held, () => {
      asked = isGone(conversationId);
      asked.catch(() => undefined);
    });
  };
}
