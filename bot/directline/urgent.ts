import type { Activity } from 'botbuilder';

import type { IncomingActivity } from '../activities/activity-input.js';
import type { InTimeFor } from '../guide/urgency.js';
import { AnsweredError } from '../http/errors.js';
import type { ActivityLogs, WireActivity } from '../store/activity-logs.js';

/** What an urgent answer says, as activities without ids; null where the activity can wait. Rejects as the store does. */
export type UrgentReply = (conversationId: string, activity: IncomingActivity) => Promise<Partial<Activity>[] | null>;

/** One turn that must not leave a person in danger without an answer. */
export interface UrgentTurn<T> {
  conversationId: string;
  /** The name of the address that sent it; where it is not known each talk counts alone. */
  owner?: string | undefined;
  activity: IncomingActivity;
  /** Makes activities of the reply, under the ids that the turn itself will use. */
  wire: (replies: Partial<Activity>[]) => WireActivity[];
  turn: Promise<T>;
}

/** A turn's own result, or what was urgent to say before there is one. */
export type UrgentResult<T> = { result: T } | { activities: WireActivity[] };

/**
 * Waits for a turn, and answers at once what cannot wait where the turn fails or the store takes its time: in the stream,
 * where one is open on this instance, and to the caller. Rejects as the turn does, with an AnsweredError that carries the
 * activities where there was something urgent to say.
 */
export type WithUrgency = <T>(urgent: UrgentTurn<T>) => Promise<UrgentResult<T>>;

/** `reply` makes the urgent answers, `logs` know the streams. */
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
