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

export interface PostDeps {
  adapter: DirectLineAdapter;
  logic: Logic;
  withUrgency: WithUrgency;
  /** Runs a job when the turns asked before it are over. */
  held: <T>(conversationId: string, job: () => Promise<T>) => Promise<T>;
  /** Throws a CallerError (429) where too much is sent in one conversation. */
  admitTurn: (conversationId: string) => Promise<void>;
}

/**
 * Takes the turns of posted activities; one that comes again while it is answered waits for the same answer. `admitted`:
 * whether the request may be served at all. Rejects with the reason, and with what was urgent to say (AnsweredError).
 */
export function createPost(deps: PostDeps) {
  const underWay = new Map<string, Promise<Posted>>();
  const answered = new LRUCache<string, string>({ max: MAX_ANSWERED });

  async function take(
    { conversationId, user }: TokenClaims,
    activity: IncomingActivity,
    id: string,
    admitted: Promise<void>,
  ): Promise<Posted> {
    const sender = { conversationId, userId: user ?? activity.from?.id ?? 'user' };
    const turn = async (): Promise<string> => {
      // Counted in one round trip; a message that is refused for its address counts in its talk too.
      await Promise.all([admitted, deps.admitTurn(conversationId)]);
      return deps.held(conversationId, () => deps.adapter.receive(sender, activity, deps.logic, id));
    };
    const said = await deps.withUrgency({
      conversationId,
      activity,
      wire: (replies) => deps.adapter.replies(conversationId, id, replies),
      turn: turn(),
    });
    return 'result' in said ? { id: said.result } : { id, activities: said.activities };
  }

  return async (claims: TokenClaims, activity: IncomingActivity, admitted: Promise<void>): Promise<Posted> => {
    const { conversationId } = claims;
    const clientId = activity.channelData?.clientActivityID ?? activity.id;
    if (!clientId) return take(claims, activity, newActivityId(conversationId), admitted);
    const mark = `${conversationId} ${clientId}`;
    const same = underWay.get(mark);
    if (same) return same;
    const id = answered.get(mark) ?? newActivityId(conversationId);
    const answer = take(claims, activity, id, admitted);
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
