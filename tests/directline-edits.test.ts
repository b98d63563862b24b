import { afterEach, expect, test } from '@jest/globals';

import { beginTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';
import { botParts } from './support/teams.js';

/** Messages that a client changes: it repeats the id of the message and may give no other. */
afterEach(stopAll);

const ID = { channelData: { clientActivityID: 'same' } };
const edit = (text: string) => ({ type: 'messageUpdate', text, ...ID });

test('each new wording of a message is answered, and each once', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  await talk.say({ text: 'hallo', ...ID });
  await talk.say(edit('first'));
  await talk.say(edit('second'));
  await Promise.all([talk.say(edit('third')), talk.say(edit('third'))]);
  await talk.say(edit('second'));
  const answers = ['1: open', '2: hallo', '3: first', '4: second', '5: third'];
  expect(await talk.texts()).toEqual(answers.flatMap((answer) => [answer, 'lang nl']));
});

test('a change that comes while the message is answered has an answer of its own', async () => {
  const { url } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const posted = await Promise.all([talk.say({ text: 'hallo', ...ID }), talk.say(edit('first'))]);
  expect(new Set(posted.map(({ body }) => body.id)).size).toBe(2);
  expect(await talk.texts()).toHaveLength(6);
});

test.each(['there', 'away'])('danger in a second change is answered, with the store %s', async (store) => {
  const { bot } = await botParts();
  const server = await startServer({ bot });
  const talk = await beginTalk(server.url);
  await talk.say({ text: 'wrboq hjzk', ...ID });
  await talk.say(edit('waarborg ocmw'));
  const { watermark } = await talk.since();
  if (store === 'away') server.store.read = () => Promise.reject(new Error('away'));
  const { body } = await talk.say(edit('mijn man slaat mij'));
  const said = store === 'away' ? body.activities.map(({ text }: any) => text) : await talk.texts(watermark);
  expect(said.join('\n')).toContain('112');
});
