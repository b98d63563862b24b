import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll, type TestServer } from './support/server.js';

/** A client that only listens is greeted, once; our own event says more, and goes before. */
afterEach(stopAll);

const start = (greetWithin = 0): Promise<TestServer> => startServer({ bot: countingBot(), greetWithin });
const STANDARD = { user: { id: 'ann' } };

/** The texts of a talk, once there are so many. */
async function texts(talk: TestTalk, count: number): Promise<string[]> {
  for (;;) {
    const all = await talk.texts();
    if (all.length >= count) return all;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function listen(talk: TestTalk, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(talk.started.body.streamUrl, { headers });
  await once(socket, 'open');
  return socket;
}

const join = (talk: TestTalk, value: Record<string, unknown> = {}, locale = 'nl') =>
  talk.say({ type: 'event', name: 'webchat/join', value, locale });

test.each<[string, Record<string, unknown>, Record<string, string>, string]>([
  ['named at the start', { ...STANDARD, locale: 'ar-SA' }, {}, 'lang ar'],
  ['named as Android names it', { ...STANDARD, locale: 'ar_SY' }, {}, 'lang ar'],
  ['of the browser', STANDARD, { 'accept-language': 'fr-BE,fr;q=0.9' }, 'lang fr'],
  ['of nobody', {}, {}, 'lang nl'],
])('who opens the stream is greeted in the language %s', async (_, body, headers, lang) => {
  const { url } = await start();
  const talk = await beginTalk(url, body);
  const socket = await listen(talk, headers);
  const [pushed] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(String(pushed)).activities.map(({ text }: any) => text)).toEqual(['1: open', lang]);
  socket.close();
  // Another page of the same talk is not greeted again.
  (await listen(talk)).close();
  await talk.say('hi');
  expect(await talk.texts()).toEqual(['1: open', lang, '2: hi', lang]);
});

test('who polls is greeted, and only once', async () => {
  const { url } = await start();
  const talk = await beginTalk(url, { ...STANDARD, locale: 'en' });
  expect(await texts(talk, 2)).toEqual(['1: open', 'lang en']);
  await talk.say({ text: 'hi', locale: 'en' });
  expect(await talk.texts()).toEqual(['1: open', 'lang en', '2: hi', 'lang en']);
});

test.each([
  ['a message', { text: 'hi' }, '1: hi'],
  ['our event', { type: 'event', name: 'webchat/join', value: {} }, '1: open'],
])('%s within the time is answered, and nobody is greeted', async (_, activity, first) => {
  const { url } = await start(300);
  const talk = await beginTalk(url, STANDARD);
  const socket = await listen(talk);
  await talk.say(activity);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await talk.texts()).toEqual([first, 'lang nl']);
  socket.close();
});

test('our event after a greeting that says the same adds nothing', async () => {
  const { url } = await start();
  const talk = await beginTalk(url, STANDARD);
  await texts(talk, 2);
  expect((await join(talk)).status).toBe(200);
  expect(await talk.texts()).toEqual(['1: open', 'lang nl']);
});

test.each([
  ['another language', { language: 'fr' }, 'lang fr'],
  ['a topic', { topic: 'deposit.start' }, 'lang nl'],
])('our event for %s takes the place of the greeting', async (_, value, lang) => {
  const { url } = await start();
  const talk = await beginTalk(url, STANDARD);
  await texts(talk, 2);
  await join(talk, value);
  expect(await talk.texts()).toEqual(['1: open', lang]);
  await talk.say('hi');
  // Once the person has said something, the event opens the talk again as ever.
  await join(talk, value);
  expect(await talk.texts()).toEqual(['1: open', lang, '2: hi', lang, '3: open', lang]);
});

test('our own page, and a talk that was deleted, are not greeted', async () => {
  const { url } = await start();
  const own = await beginTalk(url);
  (await listen(own)).close();
  const gone = await beginTalk(url, STANDARD);
  await gone.say({ type: 'endOfConversation' });
  expect((await call('GET', `${gone.path}/activities`, { token: gone.token })).status).toBe(404);
  await own.say('hi');
  expect(await own.texts()).toEqual(['1: open', 'lang nl', '2: hi', 'lang nl']);
});
