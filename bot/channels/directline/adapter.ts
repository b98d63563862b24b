import { BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder';

import type { IncomingActivity } from '../activity-input.js';
import type { ActivityLogs } from './activity-log.js';

const CHANNEL = 'directline';
const BOT = { id: 'bot', name: 'bot', role: 'bot' };

/** Who sent an activity, as the token or the client says. */
export interface Sender {
  conversationId: string;
  userId: string;
}

/** Carries activities between the Direct Line endpoint's logs and a Bot Framework activity handler. */
export class DirectLineAdapter extends BotAdapter {
  readonly #logs: ActivityLogs;
  readonly #now: () => number;

  constructor(logs: ActivityLogs, now: () => number) {
    super();
    this.#logs = logs;
    this.#now = now;
  }

  /**
   * Shows the activity in the log, as clients expect of what they send, and lets `logic` answer it. Resolves with the
   * activity's id when the turn is over.
   */
  async receive(sender: Sender, activity: IncomingActivity, logic: Logic): Promise<string> {
    const id = this.#echo(sender, activity);
    await this.#run(sender, { ...plain(activity), id }, logic);
    return id;
  }

  /** Lets `logic` answer an activity that no client sent (the start of a talk). */
  async begin(sender: Sender, activity: IncomingActivity, logic: Logic): Promise<void> {
    await this.#run(sender, plain(activity), logic);
  }

  async #run(sender: Sender, activity: Partial<Activity>, logic: Logic): Promise<void> {
    const turn = {
      ...activity,
      channelId: CHANNEL,
      serviceUrl: `urn:${CHANNEL}`,
      timestamp: new Date(this.#now()),
      conversation: { id: sender.conversationId },
      from: { id: sender.userId, name: '', role: 'user' },
      recipient: BOT,
    };
    await this.runMiddleware(new TurnContext(this, turn as Partial<Activity>), logic);
  }

  /** The activity as its sender sees it come back. Typing is of no use to the one who types. */
  #echo(sender: Sender, activity: IncomingActivity): string {
    const log = this.#logs.of(sender.conversationId);
    const shown = { ...plain(activity), from: { id: sender.userId, role: 'user' } };
    if (['message', 'event', 'conversationUpdate'].includes(activity.type)) {
      return log.append([this.#wire(sender.conversationId, shown)])[0]!;
    }
    return `${sender.conversationId}|${activity.type}-${this.#now()}`;
  }

  #wire(conversationId: string, activity: Record<string, unknown>): Record<string, unknown> {
    const envelope = { timestamp: new Date(this.#now()).toISOString(), channelId: CHANNEL };
    return { ...activity, ...envelope, conversation: { id: conversationId } };
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const conversationId = context.activity.conversation.id;
    const wired = activities.map(({ serviceUrl: _, recipient: __, ...shown }) =>
      this.#wire(conversationId, { ...shown, from: BOT }),
    );
    return this.#logs
      .of(conversationId)
      .append(wired)
      .map((id) => ({ id }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Direct Line activities cannot be changed');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Direct Line activities cannot be deleted');
  }

  override async continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    throw new Error('The bot speaks only when spoken to');
  }
}

export type Logic = (context: TurnContext) => Promise<void>;

/** The fields that take part in a turn. The client's id stands in channelData; ids are given by the log. */
function plain(activity: IncomingActivity): Partial<Activity> {
  const { type, name, text, value, locale, membersAdded, channelData, id } = activity;
  const clientActivityID = channelData?.clientActivityID ?? id ?? undefined;
  const messageBack = channelData?.messageBack ?? undefined;
  const data = { ...(clientActivityID ? { clientActivityID } : {}), ...(messageBack ? { messageBack } : {}) };
  const fields = { name, text, value, locale, membersAdded };
  const given = Object.entries(fields).filter(([, field]) => field !== undefined && field !== null);
  return { type, ...Object.fromEntries(given), ...(Object.keys(data).length > 0 ? { channelData: data } : {}) };
}
