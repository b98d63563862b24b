import { LRUCache } from 'lru-cache';

import type { IncomingActivity } from '../activities/activity-input.js';
import type { Logic } from '../activities/activity-turn.js';
import { AnsweredError } from '../http/errors.js';
import type { WireActivity } from '../store/activity-logs.js';
import { newActivityId, type DirectLineAdapter } from './adapter.js';
import type { TokenClaims } from './token.js';
import type { WithUrgency } from './urgent.js';

/** Messages whose urgent answer was given before they were taken: sent again, they have the same ids. */
const MAX_ANSWERED = 10_000;

/** What the sender of an activity is told: its id; and the replies, where those could not wait. */
export interface Posted {
  id: string;
  activities?: WireActivity[];
}

/** What a token allows, and the name of the caller who sent it. */
type Claimed = TokenClaims & { owner?: string | undefined };

export interface PostDeps {
  adapter: DirectLineAdapter;
  logic: Logic;
  withUrgency: WithUrgency;
  /** Runs a job when the turns asked before it are over. */
  held: <T>(conversationId: string, job: () => Promise<T>) => Promise<T>;
}

/**
 * Takes the turns of posted activities; one that comes again while it is answered waits for the same answer. `admit`
 * throws a CallerError where the turn may not be taken. Rejects with the reason, and with what was urgent to say (AnsweredError).
 */
export function createPost(deps: PostDeps) {
  const underWay = new Map<string, Promise<Posted>>();
  const answered = new LRUCache<string, string>({ max: MAX_ANSWERED });

  async function take(
    { conversationId, user, owner }: Claimed,
    activity: IncomingActivity,
    id: string,
    admit: () => Promise<void>,
  ): Promise<Posted> {
    const sender = { conversationId, userId: user ?? activity.from?.id ?? 'user', owner };
    const turn = async (): Promise<string> => {
      await admit();
      return deps.held(conversationId, () => deps.adapter.receive(sender, activity, deps.logic, id));
    };
    const said = await deps.withUrgency({
      conversationId,
      owner,
      activity,
      wire: (replies) => deps.adapter.replies(conversationId, id, replies),
      turn: turn(),
    });
    return 'result' in said ? { id: said.result } : { id, activities: said.activities };
  }

  return async (claims: Claimed, activity: IncomingActivity, admit: () => Promise<void>): Promise<Posted> => {
    const { conversationId } = claims;
    const clientId = activity.channelData?.clientActivityID ?? activity.id;
    if (!clientId) return take(claims, activity, newActivityId(conversationId), admit);
    const mark = `${conversationId} ${clientId}`;
    const same = underWay.get(mark);
    if (same) return same;
    const id = answered.get(mark) ?? newActivityId(conversationId);
    const answer = take(claims, activity, id, admit);
    underWay.set(mark, answer);
    try {
      const posted = await answer;
      if (posted.activities) answered.set(mark, id);
      return posted;
    } catch (error) {
      if (error instanceof AnsweredError) answered.set(mark, id);
      throw error;
    } finally {
      underWay.delete(mark);
    }
  };
}
