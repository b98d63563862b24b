import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { tempFolder } from './support/temp-folder.js';
import { testUnlessMissing } from './support/unless-missing.js';
import { directLineFile } from './support/web-chat.js';

const require = createRequire(import.meta.url);

/** `xhr2` cannot send a form, which Node itself can write. */
class FormRequest extends (require('xhr2') as typeof XMLHttpRequest) {
  override send(body?: XMLHttpRequestBodyInit): void {
    if (!(body instanceof FormData)) return super.send(body);
    const form = new Response(body);
    void form.arrayBuffer().then((bytes) => {
      this.setRequestHeader('Content-Type', form.headers.get('content-type')!);
      super.send(bytes);
    });
  }
}

// When Microsoft's client is loaded, it looks for a browser and its connections.
Object.assign(globalThis, { XMLHttpRequest: FormRequest, WebSocket: require('ws'), window: globalThis });
type Library = Pick<typeof import('botframework-directlinejs'), 'DirectLine' | 'ConnectionStatus'>;
const NEWEST = require('botframework-directlinejs') as Library;
const { ConnectionStatus } = NEWEST;
const OLDER = ['0.13.1', '0.11.6'] as const;

type Client = InstanceType<Library['DirectLine']>;

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await stopAll();
});

/**
 * A client, and the bot's texts as they come. It waits a random 3 to 15 s before it reconnects, unless the random
 * number says "at once".
 */
function connect(site: string, options: Record<string, unknown> = {}, { DirectLine }: Library = NEWEST) {
  const client = new DirectLine({
    domain: `${site}/v3/directline`,
    pollingInterval: 200,
    timeout: 5000,
    random: () => -0.25,
    ...options,
  } as ConstructorParameters<Library['DirectLine']>[0]);
  clients.push(client);
  const texts: string[] = [];
  const ids: string[] = [];
  let wake = (): void => undefined;
  // The client reports its own end, and that of the talk, as an error.
  let ended = (): void => undefined;
  const over = new Promise<void>((resolve) => (ended = resolve));
  client.activity$.subscribe((activity) => {
    ids.push(activity.id!);
    if (activity.type !== 'message' || activity.from.id !== 'bot') return;
    texts.push(activity.text ?? '');
    wake();
  }, ended);
  return {
    client,
    texts,
    ids,
    over,
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

/** A talk with one version of the client: a message, taps, a photo, the end; each activity once, in order. */
async function holdsTalk(library: Library, webSocket: boolean): Promise<void> {
  const { url } = await startServer({ bot: countingBot() });
  const { client, say, heard, texts, ids, over } = connect(url, { webSocket }, library);
  expect(await say('hello')).toMatch(/\|/);
  await heard('1: hello');
  for (const turn of [2, 3, 4, 5, 6]) {
    await say('Next', 'do:continue');
    await heard(`${turn}: do:continue`);
  }
  const photo = { contentType: 'image/png', contentUrl: `${url}/healthz`, name: 'letter.png' };
  const sent = { type: 'message', from: { id: 'ann' }, text: 'my letter', attachments: [photo] };
  const posted = await new Promise<string>((resolve, reject) => {
    client.postActivity(sent as Parameters<Client['postActivity']>[0]).subscribe(resolve, reject);
  });
  expect(posted).toMatch(/\|/);
  await heard('7: my letter');
  const turns = ['1: hello', ...[2, 3, 4, 5, 6].map((turn) => `${turn}: do:continue`), '7: my letter'];
  expect(texts.filter((text) => text !== 'lang nl')).toEqual(turns);
  expect(new Set(ids).size).toBe(ids.length);

  const end = { type: 'endOfConversation', from: { id: 'ann' } } as unknown as Parameters<Client['postActivity']>[0];
  client.postActivity(end).subscribe();
  await over;
}

const WAYS: [name: string, webSocket: boolean][] = [
  ['WebSocket', true],
  ['polling', false],
];

test.each(WAYS)("Microsoft's client has a talk over %s", (_, webSocket) => holdsTalk(NEWEST, webSocket));

for (const version of OLDER) {
  const file = directLineFile(version);
  const missing = file ? null : `NO CLIENT ${version}: left out its tests. Run "npm run web-chat" to fetch it.`;
  for (const [way, webSocket] of WAYS) {
    testUnlessMissing(`version ${version} of Microsoft's client has a talk over ${way}`, missing, () =>
      holdsTalk(require(file!) as Library, webSocket),
    );
  }
}

test.each(WAYS)("Microsoft's client is greeted over %s, though it says nothing", async (_, webSocket) => {
  const { url } = await startServer({ bot: countingBot(), greetWithin: 0 });
  const { heard, texts } = connect(url, { webSocket, conversationStartProperties: { locale: 'fr' } });
  await heard('lang fr');
  expect(texts).toEqual(['1: open', 'lang fr']);
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
