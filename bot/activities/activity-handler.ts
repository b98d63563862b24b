import type { Activity } from 'botbuilder';

import type { Input } from '../talk/input.js';
import type { TurnOutcome, Turns } from '../guide/turns.js';
import { inputOfAny, langOf, readerOf } from './activity-input.js';
import { replyActivities } from './reply-activities.js';
import type { ActivityTurn, Logic } from './activity-turn.js';

export interface HandlerOptions {
  turns: Pick<Turns, 'handleTurn'>;
  /** The key under which a conversation is stored. Two channels must never share one. */
  keyOf: (conversationId: string, channelId: string) => string;
  /** The site's address, for links in plain text. */
  siteUrl: string;
  /** Called after a talk was deleted and before the reply about it is sent. */
  onForget?: (context: ActivityTurn) => void;
  /** The client's own id of an activity. A repeated activity has the same id. */
  clientId: (activity: Activity) => string | undefined;
  /** Called when a client repeats an answered message. True: show the screen again; false: send nothing. */
  reopenOnRepeat: (context: ActivityTurn) => Promise<boolean>;
}

/** Turns activities into the bot's input and its replies into activities, for every Bot Framework channel. */
export function createActivityLogic(options: HandlerOptions): Logic {
  return async (context) => {
    const { activity } = context;
    const { type, membersAdded, membersRemoved } = activity;
    const onlyLeft = !membersAdded?.length && Boolean(membersRemoved?.length);
    const input =
      type === 'conversationUpdate' && !onlyLeft
        ? ({ kind: 'open', reader: readerOf(activity) } as const)
        : inputOfAny(activity);
    if (input) await answer(context, input, options);
  };
}

const ANSWERED = Symbol('the turn has its answer');

/** Whether the turn has its answer, even if sending the answer is not finished. */
export function isAnswered(context: ActivityTurn): boolean {
  return context.turnState.get(ANSWERED) === true;
}

async function answer(context: ActivityTurn, input: Input, options: HandlerOptions): Promise<void> {
  const { activity } = context;
  const key = options.keyOf(activity.conversation.id, activity.channelId);
  const lang = langOf(activity);
  const clientId = options.clientId(activity);
  let outcome: TurnOutcome = await options.turns.handleTurn(key, input, { lang, clientId });
  if (outcome.kind === 'repeated' && (await options.reopenOnRepeat(context))) {
    outcome = await options.turns.handleTurn(key, { kind: 'again' }, { lang });
  }
  context.turnState.set(ANSWERED, true);
  if (outcome.kind === 'repeated') return;
  if (outcome.forgotten) options.onForget?.(context);
  const { reply, lost } = outcome;
  await context.sendActivities(replyActivities(reply, { siteUrl: options.siteUrl, lost }));
}
