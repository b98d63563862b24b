import { randomUUID } from 'node:crypto';

import { ActivityHandler, ConversationState, MemoryStorage, type Storage } from 'botbuilder';
import { DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import restify from 'restify';

import { readConfig } from '../../bot/config/config.js';
import { createLog } from '../../bot/config/log.js';
import { DirectLineAdapter } from '../../bot/directline/adapter.js';
import { createCallers } from '../../bot/http/callers.js';
import { answerErrors } from '../../bot/http/errors.js';
import { installGuard } from '../../bot/http/guard.js';
import { generalHeaders } from '../../bot/http/headers.js';
import { createHttpServer, readBodies } from '../../bot/http/http-server.js';
import { createAdmission, installAdmission } from '../../bot/http/limits.js';
import { createMemoryCounter } from '../../bot/store/counter.js';
import { deriveKeys } from '../../bot/store/keys.js';
import { createMemoryLogs } from '../../bot/store/memory-logs.js';
import { IN_MEMORY, openBackend } from '../../bot/store/open-backend.js';
import { MainDialog } from './peer/dialogs.js';
import { plainFiles, plainRedis } from './peer/plain-stores.js';
import { readRecogniser } from './peer/recogniser.js';
import { loadTexts } from './peer/texts.js';
import { SdkAdapter } from './sdk-adapter.js';

/**
 * A bot that does what ours does, built as Microsoft's samples are: dialogs of the SDK, state in ConversationState, nlp.js
 * trained on our phrases, i18next over our texts, on the same route. `PEER=bare`: nothing more, and plain JSON in the
 * store. `PEER=guarded`: with our encrypted store, our limits, and one turn of a talk after the other. Neither looks for
 * danger, knows facts by date, or tells languages apart: it takes the client's. `PEER_MODEL`: the recogniser's file.
 */
const settings = readConfig(process.env);
if (!settings.ok) throw new Error(settings.problems.join('; '));
const { config } = settings;
const guarded = process.env['PEER'] === 'guarded';
const log = createLog('silent');
const keys = deriveKeys(config.stateKey!);
const backend = guarded ? await openBackend({ config, keys, now: Date.now, log }) : null;
const logs = backend?.logs ?? createMemoryLogs({ now: Date.now, ttl: config.stateTtl });

async function plainStorage(): Promise<Storage> {
  if (config.redisUrl !== null) return plainRedis(config.redisUrl);
  return config.stateDir === IN_MEMORY ? new MemoryStorage() : plainFiles(config.stateDir);
}

class PeerBot extends ActivityHandler {
  constructor(state: ConversationState, dialog: MainDialog) {
    super();
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    dialogs.add(dialog);
    this.onMessage(async (context, next) => {
      const running = await dialogs.createContext(context);
      const { status } = await running.continueDialog();
      if (status === DialogTurnStatus.empty) await running.beginDialog(dialog.id);
      await next();
    });
    this.onDialog(async (context, next) => {
      await state.saveChanges(context, false);
      await next();
    });
  }
}

const dialog = new MainDialog(await loadTexts(), readRecogniser(process.env['PEER_MODEL']!));
const bot = new PeerBot(new ConversationState(backend?.store ?? (await plainStorage())), dialog);
const peer = new SdkAdapter((context) => bot.run(context));
const adapter = new DirectLineAdapter(logs, Date.now);

const server = guarded ? createHttpServer(log) : restify.createServer({ name: '' });
const turn = await prepare();
server.get('/readyz', async (_req, res) => void res.send(200, {}));
server.post('/v3/directline/conversations', async (_req, res) => {
  res.send(201, { conversationId: `peer${Math.random().toString(36).slice(2)}`, token: 'none' });
});
server.post('/v3/directline/conversations/:id/activities', async (req, res) => {
  const conversationId = String(req.params.id);
  const sender = { conversationId, userId: 'user' };
  const id = await turn(conversationId, () =>
    adapter.receive(sender, req.body, (activity) => peer.take(activity), randomUUID()),
  );
  res.send(200, { id });
});
if (guarded) answerErrors(server, log);
server.listen(config.port, config.host, () => {
  process.stdout.write(`listening on http://${config.host}:${server.address().port}\n`);
});

/** Installs what stands before the routes. Returns how a turn is run. */
async function prepare(): Promise<<T>(conversation: string, job: () => Promise<T>) => Promise<T>> {
  if (!backend) {
    server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
    return (_conversation, job) => job();
  }
  installGuard(server, generalHeaders(config.publicUrl));
  const namesOf = createCallers({ trusted: config.trustedProxies, keys, now: Date.now, log });
  const admit = createAdmission({
    limits: config.limits,
    counter: backend.counter,
    local: createMemoryCounter(Date.now),
    namesOf,
    load: () => 0,
    refused: () => undefined,
  });
  installAdmission(server, admit);
  readBodies(server);
  return async (conversation, job) => {
    await admit.turn(conversation);
    return backend.queue.run(conversation, job);
  };
}
