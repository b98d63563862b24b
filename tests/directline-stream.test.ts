import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { WebSocket } from 'ws';

import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { tempFolder } from './support/temp-folder.js';

/** The stream of a talk, and continuing from a watermark. */
afterEach(stopAll);

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
