import { randomUUID } from 'node:crypto';

import {
  ActivityHandler,
  BotAdapter,
  ConversationState,
  TurnContext,
  type Activity,
  type ResourceResponse,
} from 'botbuilder';
import restify from 'restify';

import type { ActivityTurn } from '../../bot/activities/activity-turn.js';
import { DirectLineAdapter } from '../../bot/directline/adapter.js';
import { readConfig } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { openBackend } from '../../bot/store/open-backend.js';
import { deriveKeys } from '../../bot/store/keys.js';

/**
 * What our bot is compared with: Bot Framework's echo bot, counting its turns in ConversationState over the same store
 * and answering on the same route. It has no matcher, no dialog, no tokens, no limits and no turn lock.
 */
const settings = readConfig(process.env);
if (!settings.ok) throw new Error(settings.problems.join('; '));
const { config } = settings;
const log = createLog('silent');
const keys = deriveKeys(config.stateKey!);
const { store, logs } = await openBackend({ config, keys, now: Date.now, log });

class EchoBot extends ActivityHandler {
  constructor(state: ConversationState) {
    super();
    const turns = state.createProperty<number>('turns');
    this.onMessage(async (context, next) => {
      await turns.set(context, (await turns.get(context, 0)) + 1);
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
    this.onDialog(async (context, next) => {
      await state.saveChanges(context, false);
      await next();
    });
  }
}

const TURN = Symbol('the turn of the endpoint');

/** The SDK's way to answer, over our endpoint. */
class EchoAdapter extends BotAdapter {
  async take(turn: ActivityTurn): Promise<void> {
    const context = new TurnContext(this, turn.activity);
    context.turnState.set(TURN, turn);
    await this.runMiddleware(context, (inner) => bot.run(inner));
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return (context.turnState.get(TURN) as ActivityTurn).sendActivities(activities) as Promise<ResourceResponse[]>;
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Not in Direct Line');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Not in Direct Line');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('Not in Direct Line');
  }
}

const echo = new EchoAdapter();
const bot = new EchoBot(new ConversationState(store));
const adapter = new DirectLineAdapter(logs, Date.now);
const server = restify.createServer({ name: '' });
server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
server.get('/readyz', async (_req, res) => void res.send(200, {}));
server.post('/v3/directline/conversations', async (_req, res) => {
  res.send(201, { conversationId: `echo${Math.random().toString(36).slice(2)}`, token: 'none' });
});
server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
  const sender = { conversationId: String(req.params.id), userId: 'user' };
  res.send(200, { id: await adapter.receive(sender, req.body, (turn) => echo.take(turn), randomUUID()) });
});
server.listen(config.port, config.host, () => {
  process.stdout.write(`listening on http://${config.host}:${server.address().port}\n`);
});
