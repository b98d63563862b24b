import { afterEach, expect, test } from '@jest/globals';

import { createBot } from '../bot/guide/create-guide.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

afterEach(stopAll);

/** Our own page opens a talk with a topic; a running talk can be opened so too, with its token. */
test('a talk that is opened with "forget me" leaves nothing of what was said before', async () => {
  const { url, store } = await startServer({ bot: await createBot() });
  const talk = await beginTalk(url, { locale: 'nl' });
  await talk.say('hoeveel huurwaarborg moet ik betalen');
  const { status, body } = await call('POST', `${url}/v3/directline/conversations`, {
    token: talk.token,
    body: { locale: 'nl', topic: 'meta.forget' },
  });
  expect(status).toBe(201);
  expect(await store.read([`web:${talk.id}`])).toEqual({});
  const left = await call('GET', `${talk.path}/activities`, { token: talk.token });
  expect(left.body.activities.map(({ id }: any) => id)).toEqual(body.activities.map(({ id }: any) => id));
  expect(JSON.stringify(left.body)).not.toContain('hoeveel huurwaarborg');
});

test('a talk that is deleted while it waits to be opened again stays deleted', async () => {
  const { url, store } = await startServer({ bot: countingBot() });
  const talk = await beginTalk(url);
  const { write } = store;
  let release = (): void => undefined;
  const writing = new Promise<void>((begun) => {
    store.write = async (changes) => {
      begun();
      await new Promise<void>((resolve) => (release = resolve));
      store.write = write;
      await write(changes);
    };
  });
  const said = talk.say('one');
  await writing;
  const deleted = call('DELETE', talk.path, { token: talk.token });
  // What was sent before is in the queue by then.
  for (let i = 0; i < 20; i += 1) await call('GET', `${url}/healthz`);
  const opened = call('POST', `${url}/v3/directline/conversations`, { token: talk.token, body: { locale: 'nl' } });
  for (let i = 0; i < 20; i += 1) await call('GET', `${url}/healthz`);
  release();
  // It does not wait for the message under way, and that leaves nothing.
  expect([(await said).status, (await deleted).status, (await opened).status]).toEqual([404, 204, 404]);
  expect(await store.read([`web:${talk.id}`])).toEqual({});
});
