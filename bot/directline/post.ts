import { LRUCache } from 'lru-cache';

import type { IncomingActivity } from '../activities/activity-input.js';
import type { Logic } from '../activities/activity-turn.js';
import { AnsweredError } from '../http/errors.js';
import type { WireActivity } from '../store/activity-logs.js';
import { type DirectLineAdapter, newActivityId, repeatId, type Sender, turnFields } from './adapter.js';
import type { Held } from './held.js';
import { type Greeting, opensTalk } from './greeting.js';
import type { TokenClaims } from './token.js';
import type { WithUrgency } from './urgent.js';

/** Messages that got an urgent answer although their turn failed. If they are sent again, they get the same ids. */
const MAX_ANSWERED = 10_000;

/** What the sender of an activity gets: its id, and the replies if they were urgent. */
export interface Posted {
  id: string;
  activities?: WireActivity[];
}

/** What a token allows, and who sent it. */
type Claimed = TokenClaims & { owner?: string | undefined };

export interface PostDeps {
  adapter: DirectLineAdapter;
  logic: Logic;
  withUrgency: WithUrgency;
  held: Held;
  greeting: Pick<Greeting, 'found'>;
  /** Deletes the state of a conversation, and nothing else. */
  deleteState: (conversationId: string) => Promise<void>;
}

/**
 * Runs the turns of posted activities. If an activity is repeated while it is being answered, both get the same answer.
 * `admit` throws a CallerError to refuse a turn. Rejects with the reason, or with an AnsweredError that carries an
 * urgent answer.
 */
export function createPost(deps: PostDeps) {
  const underWay = new Map<string, Promise<Posted>>();
  const answered = new LRUCache<string, string>({ max: MAX_ANSWERED });

  /** A client that opens the talk after it was greeted gets no second greeting, or another in the place of the first. */
  async function received(sender: Sender, activity: IncomingActivity, id: string): Promise<string> {
    const { adapter, logic, greeting, deleteState } = deps;
    const { conversationId } = sender;
    const found = opensTalk(activity) ? await greeting.found(conversationId, activity) : 'nothing';
    if (found === 'same') return adapter.receive(sender, activity, async () => undefined, id);
    if (found === 'other') await deleteState(conversationId);
    return adapter.receive(sender, activity, logic, id, found === 'other');
  }

  async function take(
    { conversationId, user, owner }: Claimed,
    activity: IncomingActivity,
    id: string,
    admit: () => Promise<void>,
  ): Promise<Posted> {
    const sender = { conversationId, userId: user ?? activity.from?.id ?? 'user', owner };
    const turn = async (): Promise<string> => {
      await admit();
      return deps.held(conversationId, () => received(sender, activity, id));
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
    const clientId = repeatId(turnFields(activity));
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
