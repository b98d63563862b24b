import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { tempFolder } from './support/temp-folder.js';

// When Microsoft's client is loaded, it looks for a browser's connections.
const require = createRequire(import.meta.url);
Object.assign(globalThis, { XMLHttpRequest: require('xhr2'), WebSocket: require('ws') });
const { DirectLine, ConnectionStatus } =
  require('botframework-directlinejs') as typeof import('botframework-directlinejs');

type Client = InstanceType<typeof DirectLine>;

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await stopAll();
});

/**
 * A client, and the bot's texts as they come. It waits a random 3 to 15 s before it reconnects, unless the random
 * number says "at once".
 */
function connect(site: string, options: Record<string, unknown> = {}) {
  const client = new DirectLine({
    domain: `${site}/v3/directline`,
    pollingInterval: 200,
    timeout: 5000,
    random: () => -0.25,
    ...options,
  } as ConstructorParameters<typeof DirectLine>[0]);
  clients.push(client);
  const texts: string[] = [];
  let wake = (): void => undefined;
  // The client reports its own end as an error.
  const ended = (): void => undefined;
  client.activity$.subscribe((activity) => {
    if (activity.type !== 'message' || activity.from.id !== 'bot') return;
    texts.push(activity.text ?? '');
    wake();
  }, ended);
  return {
    client,
    texts,
    say: (text: string, value?: string) =>
      new Promise<string>((resolve, reject) => {
        const activity: unknown = { type: 'message', from: { id: 'ann' }, text, value, locale: 'nl' };
        client.postActivity(activity as Parameters<Client['postActivity']>[0]).subscribe(resolve, reject);
      }),
    async heard(text: string): Promise<void> {
      while (!texts.includes(text)) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

test.each([
  ['WebSocket', true],
  ['polling', false],
])("Microsoft's client has a talk over %s", async (_, webSocket) => {
  const { url } = await startServer({ bot: countingBot() });
  const { say, heard, texts } = connect(url, { webSocket });
  const id = await say('hello');
  expect(id).toMatch(/\|/);
  await heard('1: hello');
  await say('Next', 'do:continue');
  await heard('2: do:continue');
  expect(texts.filter((text) => text !== 'lang nl')).toEqual(['1: hello', '2: do:continue']);
});

test("Microsoft's client welcomes by the join event, in the page's language", async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { client, heard } = connect(url);
  const join = { type: 'event', name: 'webchat/join', value: { language: 'fr' }, from: { id: 'ann' } } as const;
  client.postActivity(join).subscribe();
  await heard('1: open');
  await heard('lang fr');
});

test("Microsoft's client goes on when the server cuts its socket, and misses nothing", async () => {
  const { url, app } = await startServer({ bot: countingBot() });
  const sockets: Socket[] = [];
  app.server.server.on('connection', (socket) => sockets.push(socket));
  const { say, heard, texts } = connect(url);
  await say('one');
  await heard('1: one');
  const back = once(app.server.server, 'upgrade');
  for (const socket of sockets) socket.destroy();
  await say('two');
  await back;
  await heard('2: two');
  expect(texts.filter((text) => text !== 'lang nl')).toEqual(['1: one', '2: two']);
});

test.each([
  ['WebSocket', true],
  ['polling', false],
])("Microsoft's client goes on with its talk after a restart, over %s", async (_, webSocket) => {
  const STATE_DIR = await tempFolder();
  const before = await startServer({ bot: countingBot(), env: { STATE_DIR } });
  const first = connect(before.url, { webSocket });
  await first.say('one');
  await first.heard('1: one');
  await before.stop();

  const after = await startServer({ bot: countingBot(), env: { STATE_DIR, PORT: String(before.port) } });
  // After a broken connection its poller stops for good. A page then makes a new client for the same conversation.
  const { token, conversationId, watermark } = first.client as unknown as Record<string, string>;
  const second = webSocket ? first : connect(after.url, { webSocket, token, conversationId, watermark });
  await second.say('two');
  await second.heard('2: two');
  expect(second.client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
});
