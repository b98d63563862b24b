import { randomUUID } from 'node:crypto';

import { ActivityHandler, ConversationState } from 'botbuilder';
import restify from 'restify';

import { DirectLineAdapter } from '../../bot/directline/adapter.js';
import { readConfig } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { openBackend } from '../../bot/store/open-backend.js';
import { deriveKeys } from '../../bot/store/keys.js';
import { SdkAdapter } from './sdk-adapter.js';

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

const bot = new EchoBot(new ConversationState(store));
const echo = new SdkAdapter((context) => bot.run(context));
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
