import { ActivityHandler, type Activity, type TurnContext } from 'botbuilder';

import { createActivityLogic, isAnswered } from '../activities/activity-handler.js';
import { inputOfAny, langNamed } from '../activities/activity-input.js';
import { editId } from '../activities/edited.js';
import { replyActivities } from '../activities/reply-activities.js';
import type { Logic } from '../activities/activity-turn.js';
import { connectorKey } from '../activities/talk-keys.js';
import { siteAddress, type Config } from '../config/config.js';
import type { Log } from '../config/log.js';
import type { Turns } from '../guide/turns.js';
import type { InTimeFor } from '../guide/urgency.js';
import type { Keys } from '../store/keys.js';
import { type Authentication, authenticationOf, SignedAdapter } from './adapter.js';
import { TeamsHandler } from './handler.js';
import type { Receive } from './messages.js';
import type { TeamsWords } from './words.js';

export interface ConnectorDeps {
  config: Config;
  keys: Keys;
  log: Log;
  turns: Turns;
  /** Counts a message of a conversation. Throws a CallerError (429). */
  admitTurn: (conversation: string) => Promise<void>;
  /** Sends the urgent answer if the store is slow or fails. */
  inTime: InTimeFor;
  /** What Teams shows beside the talk. Without it, Teams gets plain texts like other channels. */
  words?: TeamsWords | undefined;
  /** How requests are checked (default: as the settings say). */
  authentication?: Authentication | undefined;
}

/**
 * Receives the activities of Teams and other Bot Framework channels. Only this file loads the SDK with its Azure
 * clients, so import it late.
 */
export function createConnector(deps: ConnectorDeps): Receive {
  const { config, keys, log, turns, words, inTime } = deps;
  const siteUrl = siteAddress(config);
  const adapter = new SignedAdapter(deps.authentication ?? authenticationOf(config));
  const admitTurn = ({ conversation, channelId }: Activity): Promise<void> =>
    deps.admitTurn(connectorKey(conversation.id, channelId));
  const teams =
    words && new TeamsHandler({ turns, words, siteUrl, appId: config.teams.appId, keys, log, admitTurn, inTime });
  const others = new OtherChannels(
    createActivityLogic({
      turns,
      siteUrl,
      keyOf: connectorKey,
      clientId: (activity) => (activity.type === 'messageUpdate' ? editId(activity) : activity.id),
      reopenOnRepeat: async () => false,
    }),
  );
  const logic = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    if (teams && activity.channelId === 'msteams') return teams.run(context);
    const key = connectorKey(activity.conversation.id, activity.channelId);
    const turn = async (): Promise<void> => {
      await admitTurn(activity);
      await turns.withLock(key, () => others.run(context));
    };
    await inTime(key, turn(), async () => {
      const input = isAnswered(context) ? null : inputOfAny(activity);
      const urgent = input && (await turns.urgent(key, input, langNamed(activity)));
      return urgent && context.sendActivities(replyActivities(urgent.reply, { siteUrl, lost: false }));
    });
  };
  return (authorization: string, activity: Activity) => adapter.receive(authorization, activity, logic);
}

/** Every channel except Teams. The SDK answers activities that are neither messages nor events. */
class OtherChannels extends ActivityHandler {
  constructor(logic: Logic) {
    super();
    const answer = async (context: TurnContext, next: () => Promise<void>): Promise<void> => {
      await logic(context);
      await next();
    };
    this.onMessage(answer).onMessageUpdate(answer).onConversationUpdate(answer).onEvent(answer);
  }
}
