import type { Activity } from 'botbuilder';
import { randomUUID } from 'node:crypto';

import type { IncomingActivity } from '../activities/activity-input.js';
import { gone } from './access.js';
import type { ActivityTurn, Logic } from '../activities/activity-turn.js';
import type { ActivityGroup, ActivityLogs, WireActivity } from '../store/activity-logs.js';
import { MAX_MESSAGE } from '../talk/read.js';

const CHANNEL = 'directline';
const BOT = { id: 'bot', name: 'bot', role: 'bot' };
const TURN = Symbol('what a turn adds to the log');

/** Who sent an activity, as the token or the client says. */
export interface Sender {
  conversationId: string;
  /** Names the caller whose budget of kept words this counts to. */
  owner?: string | undefined;
  userId: string;
}

/** What a turn adds to the log, all at once when it is over: a turn that fails leaves nothing there. */
interface Added {
  /** The id that the sender is told. */
  id: string;
  /** Replies so far. */
  replies: number;
  activities: WireActivity[];
  /** What was said before goes. */
  clear: boolean;
}

/** Carries activities between the Direct Line endpoint's logs and what answers them. */
export class DirectLineAdapter {
  readonly #logs: ActivityLogs;
  readonly #now: () => number;

  constructor(logs: ActivityLogs, now: () => number) {
    this.#logs = logs;
    this.#now = now;
  }

  /**
   * Lets `logic` answer an activity, and shows it in the log under `id`, as clients expect of what they send, with the
   * replies. Resolves with the id that it stands under. Rejects with a CallerError (404) where the talk was deleted
   * meanwhile.
   */
  async receive(sender: Sender, activity: IncomingActivity, logic: Logic, id: string): Promise<string> {
    const fields = plain(activity);
    const added: Added = { id, replies: 0, activities: [], clear: false };
    if (isShown(activity)) {
      const from = { id: sender.userId, role: 'user' };
      added.activities.push(this.#wire(sender.conversationId, added.id, { ...kept(fields), from }));
    }
    await this.#run(sender, { ...fields, id: added.id }, logic, added);
    if (added.activities.length > 0) await this.#append(sender, added);
    return added.id;
  }

  /**
   * Lets `logic` answer an activity that no client sent (the start of a talk). Resolves with the replies. Rejects as
   * `receive` does.
   */
  async begin(sender: Sender, activity: IncomingActivity, logic: Logic, id: string): Promise<ActivityGroup> {
    const added: Added = { id, replies: 0, activities: [], clear: false };
    await this.#run(sender, plain(activity), logic, added);
    return this.#append(sender, added);
  }

  /** The bot's activities as they go over the wire, under the ids that replies to the activity `id` have. */
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

  /** For a turn in which the talk is forgotten: only what the turn itself adds will be left in the log. */
  clearBefore(context: ActivityTurn): void {
    (context.turnState.get(TURN) as Added).clear = true;
  }

  /**
   * For an activity that was answered before: whether that answer got lost, so that it is to be given again. Where it
   * stands in the log nothing is added, and the sender is told the same id as before.
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

/** An id for an activity that comes in. */
// Node draws the chance for many UUIDs at once; a system call for each id is a good part of the turn.
export function newActivityId(conversationId: string): string {
  return `${conversationId}|${randomUUID()}`;
}

/** As much of what a client sent as is read of it: what is longer is kept nowhere. */
function kept({ membersAdded: _, membersRemoved: __, text, value, ...fields }: Partial<Activity>): Partial<Activity> {
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

/** Typing is of no use to the one who types. */
function isShown({ type }: IncomingActivity): boolean {
  return ['message', 'event', 'conversationUpdate'].includes(type);
}

/** The client's own id of an activity, by which a repeated one is known; undefined where it gave none. */
export function clientIdOf(channelData: unknown): string | undefined {
  return (channelData as { clientActivityID?: string } | undefined)?.clientActivityID;
}

/** The fields that take part in a turn. The client's id stands in channelData; ids are given by us. */
function plain(activity: IncomingActivity): Partial<Activity> {
  const { type, name, text, value, locale, membersAdded, membersRemoved, channelData, id } = activity;
  const clientActivityID = channelData?.clientActivityID ?? id ?? undefined;
  const messageBack = channelData?.messageBack ?? undefined;
  const data = { ...(clientActivityID ? { clientActivityID } : {}), ...(messageBack ? { messageBack } : {}) };
  const fields = { name, text, value, locale, membersAdded, membersRemoved };
  const given = Object.entries(fields).filter(([, field]) => field !== undefined && field !== null);
  return { type, ...Object.fromEntries(given), ...(Object.keys(data).length > 0 ? { channelData: data } : {}) };
}
