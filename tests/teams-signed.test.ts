import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import type { Bot } from '../bot/guide/guide.js';
import { call } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { freePort } from './support/free-port.js';
import { stopAll, startServer } from './support/server.js';
import { storedFiles } from './support/stored-files.js';
import { APP_ID, authenticationAt, type KeyServer, startKeyServer } from './support/signed-bot.js';
import { startTeamsService, type TeamsService } from './support/teams-service.js';

/** Requests to `/api/messages` with an app id, signed by our own key, with a key server on this machine. */
const ENV = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret' };
const HOUR = 3600;
let keys: KeyServer;
let service: TeamsService;
beforeAll(async () => {
  keys = await startKeyServer();
});
afterEach(async () => {
  await stopAll();
  await service.close();
});
afterAll(() => keys.close());

/** The server, with a bot that counts its calls, and everything printed on standard error meanwhile. */
async function start(authentication = keys.authentication) {
  service = await startTeamsService();
  let asked = 0;
  const counting = countingBot();
  const bot: Bot = {
    answer(...turn) {
      asked += 1;
      return counting.answer(...turn);
    },
    urgent: () => null,
  };
  const logged: string[] = [];
  const server = await startServer({ bot, env: ENV, authentication, logged });
  const post = (authorization: string | undefined, activity: Record<string, unknown> = {}) =>
    call('POST', `${server.url}/api/messages`, {
      headers: authorization === undefined ? {} : { authorization },
      body: {
        type: 'message',
        id: 'a1',
        text: 'hello',
        channelId: 'msteams',
        serviceUrl: service.url,
        conversation: { id: 'talk' },
        from: { id: 'ann' },
        recipient: { id: 'bot' },
        ...activity,
      },
    });
  return { server, logged, post, asked: () => asked };
}

test('a signed request is answered, and the reply is delivered', async () => {
  const { post, asked, logged } = await start();
  expect((await post(`Bearer ${keys.token(service.url)}`)).status).toBe(200);
  expect(asked()).toBe(1);
  expect(service.calls.map(({ activity }) => activity.text)).toEqual(['1: hello', 'lang nl']);
  expect(logged.join('')).not.toContain('message_refused');
});

type Forge = (keys: KeyServer) => string | undefined;
const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;

const UNENDORSED = 'for a channel that nobody endorsed';

const FORGED: Record<string, Forge> = {
  unsigned: () => undefined,
  'with an empty token': () => 'Bearer ',
  'with another scheme': () => 'Basic eDp5',
  'with a token that is none': () => 'Bearer abc',
  'with a token that no key signs': ({ token }) => `Bearer ${token(service.url).replace(/\.[^.]*$/, '.')}`,
  'with "alg": "none"': ({ token }) => {
    const [, claims] = token(service.url).split('.');
    return `Bearer ${Buffer.from('{"alg":"none","typ":"JWT","kid":"endorsed"}').toString('base64url')}.${claims}.`;
  },
  'with a bad signature': ({ token }) => `Bearer ${token(service.url, {}, { key: 'unknown', named: 'endorsed' })}`,
  'signed by an unknown key': ({ token }) => `Bearer ${token(service.url, {}, { key: 'unknown' })}`,
  expired: ({ token }) => `Bearer ${token(service.url, { nbf: seconds(-2 * HOUR), exp: seconds(-HOUR) })}`,
  'not valid yet': ({ token }) => `Bearer ${token(service.url, { nbf: seconds(HOUR), exp: seconds(2 * HOUR) })}`,
  'wrongly issued': ({ token }) => `Bearer ${token(service.url, { iss: 'https://issuer.example' })}`,
  'for another audience': ({ token }) =>
    `Bearer ${token(service.url, { aud: '99999999-2222-4333-8444-555555555555' })}`,
  'without an audience': ({ token }) => `Bearer ${token(service.url, { aud: undefined })}`,
  'for another service': ({ token }) => `Bearer ${token('https://other.example/')}`,
  'without a service': ({ token }) => `Bearer ${token(service.url, { serviceurl: undefined })}`,
  'by a key not endorsed for Teams': ({ token }) => `Bearer ${token(service.url, {}, { key: 'other' })}`,
  [UNENDORSED]: ({ token }) => `Bearer ${token(service.url)}`,
};

test.each(Object.keys(FORGED))('a request %s gets 401 and reaches nothing', async (name) => {
  const { server, post, asked, logged } = await start();
  const printed: unknown[] = [];
  const { error } = console;
  console.error = (...args) => void printed.push(args);
  const answer = await post(FORGED[name]!(keys), name === UNENDORSED ? { channelId: 'sms' } : {}).finally(
    () => (console.error = error),
  );
  expect(answer).toMatchObject({ status: 401, body: { error: { message: expect.any(String) } } });
  expect(asked()).toBe(0);
  expect(service.calls).toEqual([]);
  expect(await storedFiles(server.stateDir)).toEqual([]);
  expect(printed).toEqual([]);
  expect(logged.filter((line) => line.includes('hello'))).toEqual([]);
});

test('where the keys cannot be fetched nothing is answered, and the channel may send it again', async () => {
  const { post, asked } = await start(authenticationAt(`http://127.0.0.1:${await freePort()}`));
  expect((await post(`Bearer ${keys.token(service.url)}`)).status).toBe(503);
  expect(asked()).toBe(0);
});

test('a service that refuses the reply is told, without a word of the error', async () => {
  const { post } = await start();
  service.refuse.push(403);
  const answer = await post(`Bearer ${keys.token(service.url)}`);
  expect(answer).toMatchObject({ status: 502, body: { error: { code: 'reply_not_delivered' } } });
});
