import { afterEach, expect, test } from '@jest/globals';

import { beginTalk, call, resumeTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { tempFolder } from './support/temp-folder.js';

/** How a talk begins over Direct Line, and which parts of a client's activities come back. */
afterEach(stopAll);

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
  expect(await talk.texts()).toEqual(texts);
});

/** On a bad connection a client repeats a message that was already answered. The talk must not move on twice. */
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
  expect(await again.texts()).toEqual(['3: again', 'lang nl']);
});
