import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

/** How a talk ends: the client deletes it, the person says "forget me", or the server closes. */
afterEach(stopAll);

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
