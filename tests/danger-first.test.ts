import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocket } from 'ws';

import type { Bot } from '../bot/guide/guide.js';
import { createBot } from '../bot/guide/create-guide.js';
import { beginTalk, call, type Answer, type TestTalk } from './support/direct-line-call.js';
import { removeRedises, startRedis, type TestRedis } from './support/redis.js';
import { sendRedis } from './support/send-redis.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { describeWithRedis } from './support/with-redis.js';

/**
 * A person who writes about danger gets the phone numbers in the page's language: in the direct answer to the message
 * and in the open stream, even if the talk cannot be stored for any reason.
 */

jest.setTimeout(600_000);

const IN_DANGER = [
  ['nl', 'mijn man slaat mij', '112'],
  ['fr', 'je veux mourir', '0800 32 123'],
  ['en', 'my husband beats me', '112'],
  ['ar', 'زوجي يضربني', '112'],
] as const;

let bot: Bot;
beforeAll(async () => {
  bot = await createBot();
});

afterEach(async () => {
  await stopAll();
  await removeRedises();
});

const textsOf = ({ body }: Answer): string => (body.activities ?? []).map(({ text }: any) => text).join('\n');

/** Says each dangerous message and checks that the direct answer to each has the numbers. */
async function expectHelp(talk: TestTalk, statuses: readonly number[]): Promise<void> {
  for (const [locale, text, number] of IN_DANGER) {
    const answer = await talk.say({ text, locale });
    expect([text, statuses.includes(answer.status), answer.body.activities?.[0]?.locale]).toEqual([text, true, locale]);
    expect(textsOf(answer)).toContain(number);
    expect(answer.body.activities[0].channelData.reply.topic).toMatch(/^safety\./);
    if (answer.status >= 400) expect(answer.body.error.code).toEqual(expect.any(String));
  }
}

/** The texts that the stream brings from now on. */
async function listenTo(talk: TestTalk): Promise<string[]> {
  const socket = new WebSocket(talk.started.body.streamUrl);
  const heard: string[] = [];
  socket.on('message', (data) => {
    for (const { text } of JSON.parse(String(data)).activities) heard.push(text);
  });
  await once(socket, 'open');
  // Once something arrives, the stream is open.
  await talk.say('dank je');
  while (heard.length === 0) await once(socket, 'message');
  return heard;
}

describeWithRedis('with Redis', () => {
  const faults: Record<string, (redis: TestRedis) => Promise<unknown>> = {
    away: (redis) => redis.kill(),
    full: (redis) => sendRedis(redis, 'CONFIG SET maxmemory 1'),
    'read-only': (redis) => sendRedis(redis, 'REPLICAOF 127.0.0.1 1'),
    slow: (redis) => sendRedis(redis, 'CLIENT PAUSE 600000 ALL'),
  };

  test.each(Object.keys(faults))('that is %s: in the answer and in the stream', async (fault) => {
    const redis = await startRedis();
    const { url } = await startServer({ bot, env: { REDIS_URL: redis.url } });
    const talk = await beginTalk(url);
    const heard = await listenTo(talk);
    await faults[fault]!(redis);
    await expectHelp(talk, [200, 503]);
    while (!IN_DANGER.every(([, , number]) => heard.join('\n').includes(number))) await new Promise(setImmediate);
  });

  test('that is away when the page opens: a topic about danger, and words that wait to be sent', async () => {
    const redis = await startRedis();
    const { url } = await startServer({ bot, env: { REDIS_URL: redis.url } });
    await redis.kill();
    const opened = (body: Record<string, unknown>) => call('POST', `${url}/v3/directline/conversations`, { body });
    const topic = await opened({ locale: 'fr', topic: 'safety.violence' });
    expect([topic.status, topic.body.error.code]).toEqual([503, 'state_unavailable']);
    expect(textsOf(topic)).toContain('112');
    expect(textsOf(await opened({ locale: 'ar', text: 'زوجي يضربني' }))).toContain('112');
    expect((await opened({ locale: 'nl', text: 'hoeveel huurwaarborg' })).body).not.toHaveProperty('activities');
  });
});

async function blockedFolder({ stateDir }: TestServer): Promise<void> {
  // A file in place of the folder stops even root.
  await rename(join(stateDir, 'talks'), join(stateDir, 'away'));
  await writeFile(join(stateDir, 'talks'), '');
}

test('a state folder that cannot be written', async () => {
  const server = await startServer({ bot });
  const talk = await beginTalk(server.url);
  await blockedFolder(server);
  await expectHelp(talk, [503]);
});

test('a message that only sounds like danger: the line with the number, and the way to help', async () => {
  const server = await startServer({ bot });
  const talk = await beginTalk(server.url);
  await blockedFolder(server);
  const answer = await talk.say({ text: 'ik ben bang', locale: 'nl' });
  expect(answer.status).toBe(503);
  expect(textsOf(answer)).toMatch(/^In gevaar\? Bel .?112.?$/u);
  const [said] = answer.body.activities;
  expect(said.suggestedActions.actions.map(({ value }: any) => value)).toEqual(['topic:safety.danger']);
  expect(textsOf(await talk.say({ text: 'topic:safety.danger', value: 'topic:safety.danger' }))).toContain('112');
});

describe('refused', () => {
  test('for too many messages of the talk', async () => {
    const { url } = await startServer({ bot, env: { LIMIT_MESSAGES: '1' } });
    await expectHelp(await beginTalk(url), [429]);
  });

  test('for too many requests of the address', async () => {
    const { url } = await startServer({ bot, env: { LIMIT_REQUESTS: '1' } });
    await expectHelp(await beginTalk(url), [429]);
  });

  test('because no new talk is taken, of the address or of all', async () => {
    for (const env of [{ LIMIT_TALKS: '1' }, { LIMIT_TALKS_OF_ALL: '1' }] as Record<string, string>[]) {
      const { url } = await startServer({ bot, env });
      await beginTalk(url);
      const body = { locale: 'nl', text: 'mijn man slaat mij' };
      const refused = await call('POST', `${url}/v3/directline/conversations`, { body });
      expect([429, 503]).toContain(refused.status);
      expect(textsOf(refused)).toContain('112');
    }
  });

  test('a client without a locale is answered in the language of its words', async () => {
    const { url } = await startServer({ bot, env: { LIMIT_MESSAGES: '1' } });
    const answer = await (await beginTalk(url)).say({ text: 'زوجي يضربني كل يوم', locale: undefined });
    expect([answer.status, answer.body.activities[0].locale]).toEqual([429, 'ar']);
  });

  test('a message that is not about danger is refused as ever', async () => {
    const { url } = await startServer({ bot, env: { LIMIT_MESSAGES: '1' } });
    const answer = await (await beginTalk(url)).say('hoeveel huurwaarborg mag de huisbaas vragen');
    expect([answer.status, Object.keys(answer.body)]).toEqual([429, ['error']]);
  });
});

test('sent again when the store is back, the message is answered under the same ids: a client shows it once', async () => {
  const server = await startServer({ bot });
  const talk = await beginTalk(server.url);
  const message = { text: 'mijn man slaat mij', channelData: { clientActivityID: 'm1' } };
  const { write } = server.store;
  server.store.write = () => Promise.reject(new Error('away'));
  const first = await talk.say(message);
  const second = await talk.say(message);
  server.store.write = write;
  expect([first.status, second.status, (await talk.say(message)).status]).toEqual([503, 503, 200]);
  const ids = (activities: any[]): string[] => activities.map(({ id }) => id);
  expect(ids(second.body.activities)).toEqual(ids(first.body.activities));
  expect(ids((await talk.since()).replies)).toEqual(expect.arrayContaining(ids(first.body.activities)));
});
