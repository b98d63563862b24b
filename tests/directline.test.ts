import { afterAll, afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { tempFolder } from './support/temp-folder.js';
import { TEST_DAY } from './support/test-day.js';

afterEach(stopAll);
afterAll(stopAll);

test('the first page gets its first activities with the start of the talk', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { started, path, token } = await beginTalk(url, { locale: 'fr-BE', topic: 'deposit.loan' });
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({ expires_in: 1800, conversationId: expect.any(String) });
  expect(started.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?t=.+/);
  const [first, second] = started.body.activities;
  expect(first).toMatchObject({ type: 'message', text: '1: open', locale: 'fr', textFormat: 'plain' });
  expect(first.channelData.reply).toMatchObject({ lang: 'fr', topic: 'deposit.loan' });
  expect(first.suggestedActions).toBeUndefined();
  expect(second).toMatchObject({ text: 'lang fr', channelData: { continues: true } });
  expect(second.suggestedActions.actions).toEqual([
    { type: 'messageBack', title: 'Next', displayText: 'Next', text: 'do:continue', value: 'do:continue' },
  ]);
  const after = await call('GET', `${path}/activities?watermark=${started.body.watermark}`, { token });
  expect(after.body.activities).toEqual([]);
});

test('a standard client gets no activities with the start, and its message comes back with the id of the post', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { started, path, token, say } = await beginTalk(url, { user: { id: 'ann' }, locale: 'en' });
  expect(started.body).not.toHaveProperty('activities');
  const posted = await say({ text: 'hello', locale: 'en', channelData: { clientActivityID: 'c1', secret: 'x' } });
  const { body } = await call('GET', `${path}/activities`, { token });
  const [echo, first] = body.activities;
  expect(echo).toMatchObject({ id: posted.body.id, text: 'hello', channelData: { clientActivityID: 'c1' } });
  expect(echo.from.id).toBe('ann');
  expect(echo.channelData).not.toHaveProperty('secret');
  expect(first).toMatchObject({ text: '1: hello', replyToId: posted.body.id, from: { id: 'bot', role: 'bot' } });
});

test.each([
  [{ type: 'event', name: 'webchat/join', value: { language: 'fr' } }, ['1: open', 'lang fr']],
  [{ type: 'conversationUpdate', membersAdded: [{ id: 'person' }], locale: 'en' }, ['1: open', 'lang en']],
  [{ type: 'message', text: 'yes', value: 'do:continue' }, ['1: do:continue', 'lang nl']],
  [{ type: 'message', text: 'of a card', value: 'its own' }, ['1: of a card', 'lang nl']],
  [{ type: 'message', text: 'change:region' }, ['1: change:region', 'lang nl']],
  [{ type: 'message', value: { choice: 'menu:housing' } }, ['1: menu:housing', 'lang nl']],
  [{ type: 'message', text: 'lang:en' }, ['1: lang:en', 'lang en']],
  [{ type: 'message', text: 'deposit.start:region=flanders' }, ['1: deposit.start:region=flanders', 'lang nl']],
  [{ type: 'message', text: 'see https://example.org:80' }, ['1: see https://example.org:80', 'lang nl']],
  [{ type: 'typing' }, []],
  [{ type: 'event', name: 'other' }, []],
  [{ type: 'conversationUpdate', membersRemoved: [{ id: 'person' }] }, []],
  [{ type: 'somethingNew' }, []],
])('%j is taken and answered as %j', async (activity, texts) => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url, {});
  const posted = await talk.say({ locale: undefined, ...activity });
  expect(posted).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  if (!('membersRemoved' in activity)) expect(await talk.texts()).toEqual(texts);
});

/** On a bad line a client sends again what was already answered; the talk must not move on by two. */
test('a message sent twice is answered once, together or later, and after a restart too', async () => {
  const stateDir = await tempFolder();
  const before = await startServer({ bot: countingBot(), env: { STATE_DIR: stateDir } });
  const talk = await beginTalk(before.url);
  const message = { text: 'hello', channelData: { clientActivityID: 'same' } };
  const ids = (await Promise.all([talk.say(message), talk.say(message)])).map((posted) => posted.body.id);
  expect(new Set([...ids, (await talk.say(message)).body.id]).size).toBe(1);
  expect(await talk.texts()).toEqual(['1: open', 'lang nl', '2: hello', 'lang nl']);
  await before.stop();

  const after = await startServer({ bot: countingBot(), env: { STATE_DIR: stateDir } });
  const again = resumeTalk(after.url, talk.id, talk.token, talk.started);
  expect((await again.say(message)).status).toBe(200);
  expect(await again.texts()).toEqual(['3: open', 'lang nl']);
});

test('after a restart nothing is skipped: an old watermark reads all that was said since', async () => {
  const stateDir = await tempFolder();
  const before = await startServer({ bot: countingBot(), env: { STATE_DIR: stateDir } });
  const talk = await beginTalk(before.url);
  await talk.say('one');
  const { watermark } = (await call('GET', `${talk.path}/activities`, { token: talk.token })).body;
  await before.stop();

  const after = await startServer({ bot: countingBot(), env: { STATE_DIR: stateDir } });
  const resumed = resumeTalk(after.url, talk.id, talk.token, talk.started);
  const reconnected = await call('GET', `${resumed.path}?watermark=${watermark}`, { token: talk.token });
  expect(reconnected).toMatchObject({ status: 200, body: { conversationId: talk.id, token: expect.any(String) } });
  await resumed.say('two');
  expect(await resumed.texts(watermark)).toEqual(['3: two', 'lang nl']);
});

test('the stream replays from the watermark, then pushes, and takes empty messages as pings', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const { watermark, streamUrl } = talk.started.body;
  await talk.say('one');
  const socket = new WebSocket(streamUrl);
  const pushed: any[] = [];
  socket.on('message', (data) => pushed.push(JSON.parse(String(data))));
  await once(socket, 'message');
  expect(new URL(streamUrl).searchParams.get('watermark')).toBe(watermark);
  expect(pushed[0].activities.map((activity: any) => activity.text)).toEqual(['one', '2: one', 'lang nl']);
  socket.send('');
  await talk.say('two');
  while (pushed.length < 2) await once(socket, 'message');
  expect(pushed.slice(1).flatMap((group) => group.activities.map((activity: any) => activity.text))).toEqual([
    'two',
    '3: two',
    'lang nl',
  ]);
  socket.close();
});

test('deleting a conversation ends its streams and leaves nothing to read', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  await talk.say('one');
  const key = `web:${talk.id}`;
  expect(await store.read([key])).toHaveProperty([key]);
  const socket = new WebSocket(talk.started.body.streamUrl);
  await once(socket, 'open');
  const closed = once(socket, 'close');
  expect((await call('DELETE', talk.path, { token: talk.token })).status).toBe(204);
  await closed;
  expect(await store.read([key])).toEqual({});
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/activities'],
    ['DELETE', ''],
  ] as const) {
    const answer = await call(method, talk.path + path, { token: talk.token });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'conversation_gone' } } });
  }
  expect((await talk.say('two')).status).toBe(404);
  expect(await store.read([key])).toEqual({});
});

test('"forget me" in the talk takes away what was said before', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  await talk.say('one');
  await talk.say({ text: 'do:forget' });
  expect(await talk.texts()).toEqual(['3: do:forget', 'lang nl']);
  expect(await store.read([`web:${talk.id}`])).toEqual({});
  await talk.say('again');
  expect(await talk.texts()).toEqual(['3: do:forget', 'lang nl', '1: again', 'lang nl']);
});

test('tokens open one conversation, for half an hour, and can be renewed in that time', async () => {
  let now = TEST_DAY;
  const { url } = await startServer({ bot: countingBot(), now: () => now });
  const { status, body } = await call('POST', `${url}/v3/directline/tokens/generate`, {
    body: { user: { id: 'dl_1' } },
  });
  expect({ status, expires: body.expires_in }).toEqual({ status: 200, expires: 1800 });
  const claims = JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url').toString());
  expect(claims).toMatchObject({ user: 'dl_1', conv: body.conversationId });
  const started = await call('POST', `${url}/v3/directline/conversations`, { token: body.token });
  expect(started.body.conversationId).toBe(body.conversationId);

  now += 29 * 60_000;
  const refreshed = await call('POST', `${url}/v3/directline/tokens/refresh`, { token: body.token });
  expect(refreshed).toMatchObject({ status: 200, body: { conversationId: body.conversationId } });
  now += 2 * 60_000;
  const path = `${url}/v3/directline/conversations/${body.conversationId}`;
  const late = await call('GET', path, { token: body.token });
  expect(late).toMatchObject({ status: 403, body: { error: { code: 'token_expired' } } });
  expect((await call('POST', `${url}/v3/directline/tokens/refresh`, { token: body.token })).status).toBe(403);
  expect((await call('GET', path, { token: refreshed.body.token })).status).toBe(200);
});

test('pages of allowed sites may use the bot, those of others may not open a stream', async () => {
  const friend = 'https://friend.example';
  const { url } = await startServer({ bot: countingBot(), env: { ALLOWED_ORIGINS: friend } });
  const preflight = await call('OPTIONS', `${url}/v3/directline/conversations`, {
    headers: { origin: friend, 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe(friend);
  const talk = await beginTalk(url);
  const stranger = await call('GET', talk.path, { token: talk.token, headers: { origin: 'https://other.example' } });
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull();

  const opens = (origin: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(talk.started.body.streamUrl, { origin });
      socket.on('open', () => (socket.close(), resolve(true)));
      socket.on('error', () => resolve(false));
    });
  expect(await opens(friend)).toBe(true);
  expect(await opens(url)).toBe(true);
  expect(await opens('https://other.example')).toBe(false);
});

test('the stream address has the public address where one is set', async () => {
  const { url } = await startServer({ bot: countingBot(), env: { PUBLIC_URL: 'https://guide.example.org/' } });
  const { started } = await beginTalk(url);
  expect(started.body.streamUrl).toMatch(/^wss:\/\/guide\.example\.org\/v3\/directline\//);
});

test('closing lets a turn under way finish, and its answer arrive', async () => {
  const { url, app, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const write = store.write;
  let release = (): void => undefined;
  const writing = new Promise<void>((begun) => {
    store.write = async (changes) => {
      begun();
      await new Promise<void>((resolve) => (release = resolve));
      await write(changes);
    };
  });
  const posted = talk.say('last words');
  await writing;
  const closed = app.close();
  expect((await call('GET', `${url}/readyz`).catch(() => null))?.status ?? 503).toBe(503);
  release();
  expect((await posted).status).toBe(200);
  await closed;
  expect((await store.read([`web:${talk.id}`]))[`web:${talk.id}`].state.offered).toHaveLength(2);
});
