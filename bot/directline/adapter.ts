import type { Activity } from 'botbuilder';
import { randomUUID } from 'node:crypto';

import type { IncomingActivity } from '../activities/activity-input.js';
import { editId } from '../activities/edited.js';
import { gone } from './access.js';
import type { ActivityTurn, Logic } from '../activities/activity-turn.js';
import type { ActivityGroup, ActivityLogs, WireActivity } from '../store/activity-logs.js';
import { MAX_MESSAGE } from '../talk/read.js';

const CHANNEL = 'directline';
const BOT = { id: 'bot', name: 'bot', role: 'bot' };
const TURN = Symbol('what a turn adds to the log');

/** Who sent an activity, according to the token or the client. */
export interface Sender {
  conversationId: string;
  /** The caller in whose byte budget the activity log counts. */
  owner?: string | undefined;
  userId: string;
}

/** What a turn adds to the log when it ends. A turn that fails adds nothing. */
interface Added {
  /** The id that the sender gets back. */
  id: string;
  /** The number of replies so far. */
  replies: number;
  activities: WireActivity[];
  /** Whether everything older is removed from the log. */
  clear: boolean;
}

/** Carries activities between Direct Line's activity logs and the logic that answers them. */
export class DirectLineAdapter {
  readonly #logs: ActivityLogs;
  readonly #now: () => number;

  constructor(logs: ActivityLogs, now: () => number) {
    this.#logs = logs;
    this.#now = now;
  }

  /**
   * Lets `logic` answer a client's activity, and adds it and its replies to the log, under `id`. Resolves with the id
   * under which it is in the log. `clear`: everything older is removed from the log. Rejects with a CallerError (404) if
   * the talk was deleted meanwhile.
   */
  async receive(sender: Sender, activity: IncomingActivity, logic: Logic, id: string, clear = false): Promise<string> {
    const fields = turnFields(activity);
    const added: Added = { id, replies: 0, activities: [], clear };
    if (isShown(activity)) {
      const from = { id: sender.userId, role: 'user' };
      added.activities.push(this.#wire(sender.conversationId, added.id, { ...kept(fields), from }));
    }
    await this.#run(sender, { ...fields, id: added.id }, logic, added);
    if (added.activities.length > 0) await this.#append(sender, added);
    return added.id;
  }

  /** As `receive`, for an activity that no client sent (the start of a talk). Resolves with the replies. */
  async begin(sender: Sender, activity: IncomingActivity, logic: Logic, id: string): Promise<ActivityGroup> {
    const added: Added = { id, replies: 0, activities: [], clear: false };
    await this.#run(sender, turnFields(activity), logic, added);
    return this.#append(sender, added);
  }

  /** The bot's activities in wire form, with the ids of replies to the activity `id`. */
  replies(conversationId: string, id: string, activities: Partial<Activity>[]): WireActivity[] {
    return activities.map(({ serviceUrl: _, recipient: __, ...shown }, i) =>
      this.#wire(conversationId, replyId(id, i), { ...shown, from: BOT }),
    );
  }

  async #append({ conversationId, owner }: Sender, { activities, clear }: Added): Promise<ActivityGroup> {
    const group = await this.#logs.append(conversationId, activities, { clear, owner });
    if (!group) throw gone();
    return group;
  }

  /** For a turn that deletes the talk: only what this turn adds will be in the log. */
  clearBefore(context: ActivityTurn): void {
    (context.turnState.get(TURN) as Added).clear = true;
  }

  /**
   * For an activity that was already answered: true if its answer is not in the log and must be made again. Else
   * nothing is added, and the sender gets the same id as before.
   */
  async isUndelivered(context: ActivityTurn): Promise<boolean> {
    const { conversation, channelData } = context.activity;
    const { activities } = await this.#logs.since(conversation.id, null);
    const before = activities.find((one) => clientIdOf(one['channelData']) === clientIdOf(channelData));
    if (!before) return true;
    const added = context.turnState.get(TURN) as Added;
    added.id = before.id;
    added.activities.length = 0;
    return false;
  }

  async #run(sender: Sender, activity: Partial<Activity>, logic: Logic, added: Added): Promise<void> {
    const turn = {
      ...activity,
      channelId: CHANNEL,
      serviceUrl: `urn:${CHANNEL}`,
      timestamp: new Date(this.#now()),
      conversation: { id: sender.conversationId },
      from: { id: sender.userId, name: '', role: 'user' },
      recipient: BOT,
    };
    const context: ActivityTurn = {
      activity: turn as Activity,
      turnState: new Map<symbol, unknown>([[TURN, added]]),
      sendActivities: async (activities) => this.#send(sender.conversationId, added, activities, activity.id),
    };
    await logic(context);
  }

  #wire(conversationId: string, id: string, activity: Record<string, unknown>): WireActivity {
    const envelope = { timestamp: new Date(this.#now()).toISOString(), channelId: CHANNEL };
    return { ...activity, ...envelope, id, conversation: { id: conversationId } };
  }

  #send(conversationId: string, added: Added, activities: Partial<Activity>[], replyToId?: string): { id: string }[] {
    return activities.map(({ serviceUrl: _, recipient: __, ...shown }) => {
      const id = replyId(added.id, added.replies);
      added.replies += 1;
      added.activities.push(
        this.#wire(conversationId, id, { ...shown, ...(replyToId ? { replyToId } : {}), from: BOT }),
      );
      return { id };
    });
  }
}

/** The id of the n-th reply to an activity, from 0. */
function replyId(id: string, n: number): string {
  return `${id}.${n}`;
}

/** A new id for an incoming activity. */
// `randomUUID` reads random bytes for many ids at once. A system call for each id would be a large part of a turn.
export function newActivityId(conversationId: string): string {
  return `${conversationId}|${randomUUID()}`;
}

/** A client's activity, cut to the length that the bot reads. The rest is stored nowhere. */
function kept({
  membersAdded: _,
  membersRemoved: __,
  attachments: ___,
  text,
  value,
  ...fields
}: Partial<Activity>): Partial<Activity> {
  const cut = (field: string): string => field.slice(0, MAX_MESSAGE);
  return {
    ...fields,
    ...(text === undefined ? {} : { text: cut(text) }),
    ...(value === undefined ? {} : { value: typeof value === 'string' ? cut(value) : cutFields(value, cut) }),
  };
}

function cutFields(value: object, cut: (field: string) => string): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, typeof field === 'string' ? cut(field) : field]),
  );
}

/** Activities such as "typing", and those that the protocol keeps from clients, are not shown back. */
function isShown({ type }: IncomingActivity): boolean {
  return type === 'message' || type === 'event';
}

/** The client's own id of an activity, the same when it is repeated; undefined if the client gave none. */
export function clientIdOf(channelData: unknown): string | undefined {
  return (channelData as { clientActivityID?: string } | undefined)?.clientActivityID;
}

/** What tells an activity from others: the same when it is repeated, another for each change of a message. */
export function repeatId({ type, channelData, text, value }: Partial<Activity>): string | undefined {
  const id = clientIdOf(channelData);
  // Without the time, which is ours and another for each repetition.
  return type === 'messageUpdate' && id !== undefined ? editId({ id, text, value }) : id;
}

/** The fields that a turn needs. The client's id goes into channelData, because `id` is ours to give. */
export function turnFields(activity: IncomingActivity): Partial<Activity> {
  const { type, name, text, value, locale, membersAdded, membersRemoved, channelData, attachments, id } = activity;
  const clientActivityID = channelData?.clientActivityID ?? id ?? undefined;
  const messageBack = channelData?.messageBack ?? undefined;
  const data = { ...(clientActivityID ? { clientActivityID } : {}), ...(messageBack ? { messageBack } : {}) };
  const fields = { name, text, value, locale, membersAdded, membersRemoved, attachments };
  const given = Object.entries(fields).filter(([, field]) => field !== undefined && field !== null);
  return { type, ...Object.fromEntries(given), ...(Object.keys(data).length > 0 ? { channelData: data } : {}) };
}
