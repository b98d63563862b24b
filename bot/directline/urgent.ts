import type { Activity } from 'botbuilder';

import type { IncomingActivity } from '../activities/activity-input.js';
import type { InTimeFor } from '../guide/urgency.js';
import { AnsweredError } from '../http/errors.js';
import type { ActivityLogs, WireActivity } from '../store/activity-logs.js';

/**
 * The urgent answer to an activity, as activities without ids; null if the activity can wait. Rejects as the store
 * does.
 */
export type UrgentReply = (conversationId: string, activity: IncomingActivity) => Promise<Partial<Activity>[] | null>;

/** A turn in which a person in danger must get an answer even if it fails. */
export interface UrgentTurn<T> {
  conversationId: string;
  /** The name of the address that sent it. If it is not known, each talk counts separately. */
  owner?: string | undefined;
  activity: IncomingActivity;
  /** Gives the replies the ids that the turn itself will use. */
  wire: (replies: Partial<Activity>[]) => WireActivity[];
  turn: Promise<T>;
}

/** The turn's own result, or the urgent answer that was sent before there was one. */
export type UrgentResult<T> = { result: T } | { activities: WireActivity[] };

/**
 * Waits for a turn. If it fails or the store is slow, sends the urgent answer, if there is one: to the caller, and to
 * streams that are open on this instance. Rejects as the turn does; with an AnsweredError that carries the activities
 * if there was an urgent answer.
 */
export type WithUrgency = <T>(urgent: UrgentTurn<T>) => Promise<UrgentResult<T>>;

/** `reply` makes the urgent answers; `logs` know the open streams. */
export function createUrgency(deps: { inTime: InTimeFor; reply: UrgentReply; logs: ActivityLogs }): WithUrgency {
  return async ({ conversationId, owner, activity, wire, turn }) => {
    const say = async (): Promise<WireActivity[] | null> => {
      const replies = await deps.reply(conversationId, activity);
      if (!replies) return null;
      const activities = wire(replies);
      deps.logs.tell(conversationId, activities);
      return activities;
    };
    const outcome = await deps.inTime(owner ?? conversationId, turn, say);
    if ('result' in outcome) return outcome;
    const { said: activities, error } = outcome;
    if (error !== null) throw new AnsweredError(error, { activities });
    return { activities };
  };
}
