import { afterEach, expect, test } from '@jest/globals';

import { createBot } from '../bot/guide/create-guide.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll } from './support/server.js';

afterEach(stopAll);

/**
 * Our own page can open a talk with a topic. With its token, a running talk can be opened like that too. Anybody can
 * make an address with a topic in it.
 */
test('a talk that is opened with "forget me" is asked about first, and forgotten when that is chosen', async () => {
  const { url, store } = await startServer({ bot: await createBot() });
  const talk = await beginTalk(url, { locale: 'nl' });
  await talk.say('wie helpt mij de waarborg betalen');
  const open = (topic: string) =>
    call('POST', `${url}/v3/directline/conversations`, { token: talk.token, body: { locale: 'nl', topic } });
  const { status, body } = await open('meta.forget');
  expect(status).toBe(200);
  expect(body.activities[0].text).toContain('wissen?');
  expect(await store.read([`web:${talk.id}`])).not.toEqual({});
  const choices = body.activities[0].suggestedActions.actions.map(({ value }: any) => value);
  // Where the talk has opened a dialog, it can be gone on with.
  expect(choices).toEqual(['do:forget', 'do:continue', 'do:menu']);
  await talk.say({ text: 'do:forget', value: 'do:forget' });
  expect(await store.read([`web:${talk.id}`])).toEqual({});
  expect(JSON.stringify(await talk.since())).not.toContain('wie helpt mij');
});

test.each(['meta.restart', 'meta.back', 'reunification.start', 'deposit.start', 'forget'])(
  'an address with the topic %s undoes no answer of a running dialog',
  async (topic) => {
    const { url, store } = await startServer({ bot: await createBot() });
    const talk = await beginTalk(url, { locale: 'nl', topic: 'deposit.start' });
    const [first] = talk.started.body.activities.at(-1).suggestedActions.actions;
    await talk.say({ text: first.value, value: first.value });
    const flow = async () => ((await store.read([`web:${talk.id}`]))[`web:${talk.id}`] as any).state.flow;
    const before = await flow();
    expect(Object.keys(before.answers)).toHaveLength(1);
    await call('POST', `${url}/v3/directline/conversations`, { token: talk.token, body: { locale: 'nl', topic } });
    expect(await flow()).toEqual(before);
    await talk.say({ type: 'event', name: 'webchat/join', value: { language: 'nl', topic, switch: true } });
    expect(await flow()).toEqual(before);
  },
);

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
  // By then, what was sent before is in the queue.
  for (let i = 0; i < 20; i += 1) await call('GET', `${url}/healthz`);
  const opened = call('POST', `${url}/v3/directline/conversations`, { token: talk.token, body: { locale: 'nl' } });
  for (let i = 0; i < 20; i += 1) await call('GET', `${url}/healthz`);
  release();
  // Deleting does not wait for the running message, and that message leaves nothing behind.
  expect([(await said).status, (await deleted).status, (await opened).status]).toEqual([404, 204, 404]);
  expect(await store.read([`web:${talk.id}`])).toEqual({});
});
