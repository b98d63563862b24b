import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { expectTalkGoesOn } from './support/talk-goes-on.js';

/** Any bad input gets a clear answer, none ends the server, and the talk goes on. */

let server: TestServer;
let talk: TestTalk;
const logged: string[] = [];

beforeAll(async () => {
  server = await startServer({ bot: countingBot(), logged });
});
afterAll(stopAll);
beforeEach(async () => {
  talk = await beginTalk(server.url);
});

const deep = `{"type":"message","text":"hi","value":${'['.repeat(5000)}${']'.repeat(5000)}}`;

test.each<[string, unknown, number, RegExp]>([
  ['no type', { text: 'hi' }, 400, /"type" of the activity/],
  ['a number as type', { type: 5 }, 400, /"type" of the activity/],
  ['an empty type', { type: '' }, 400, /"type" of the activity/],
  ['a number as text', { type: 'message', text: 5 }, 400, /"text" of the activity/],
  ['an object as text', { type: 'message', text: {} }, 400, /"text" of the activity/],
  ['a list as sender', { type: 'message', text: 'hi', from: ['x'] }, 400, /"from" of the activity/],
  ['a list', [], 400, /must be an activity/],
  ['null', 'null', 400, /must be an activity/],
  ['a string', '"hi"', 400, /must be an activity/],
  ['nothing', '', 400, /must be an activity/],
  ['bad JSON', '{"type":"message"', 400, /not valid JSON/],
  ['more than 16 KB', { type: 'message', text: 'x'.repeat(17_000) }, 413, /larger than 16 KB/],
])('an activity that is %s is refused with the reason', async (_, body, status, reason) => {
  const answer = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code: expect.any(String), message: expect.stringMatching(reason) } });
  await expectTalkGoesOn(talk);
});

test.each<[string, unknown]>([
  ['an unknown choice', { type: 'message', value: 'topic:no.such-thing' }],
  ['a value that is no choice', { type: 'message', value: 'x'.repeat(5000) }],
  ['an answer named like a prototype', { type: 'message', value: 'deposit.start:__proto__=constructor' }],
  ['an empty text', { type: 'message', text: '' }],
  ['no text at all', { type: 'message' }],
  ['white space', { type: 'message', text: ' \n\t ' }],
  ['emoji only', { type: 'message', text: '👨‍👩‍👧😀' }],
  ['5 000 characters', { type: 'message', text: 'ب'.repeat(5000) }],
  ['null in every field', { type: 'message', text: null, value: null, from: null, channelData: null, locale: null }],
  ['an odd locale', { type: 'message', text: 'hi', locale: 'x-klingon' }],
  [
    'names of prototypes',
    '{"type":"message","text":"__proto__","__proto__":{"a":1},"constructor":{"prototype":{"b":1}}}',
  ],
  ['a choice from a prototype', '{"type":"message","text":"hi","value":{"__proto__":{"choice":"do:continue"}}}'],
  ['deep nesting', deep],
  ['odd channelData', { type: 'message', text: 'hi', channelData: [1, { clientActivityID: {} }] }],
  ['other delivery modes', { type: 'message', text: 'hi', deliveryMode: 'expectReplies', serviceUrl: 'http://x' }],
])('%s is answered by the bot', async (_, body) => {
  const answer = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
  expect(answer).toMatchObject({ status: 200, body: { id: expect.any(String) } });
  expect(await talk.texts()).toHaveLength(4);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  await expectTalkGoesOn(talk, 3);
});

test('a fault of the bot is answered without telling its text, and the message can be sent again', async () => {
  const lines: string[] = [];
  let broken = true;
  const sound = countingBot();
  const { url } = await startServer({
    bot: {
      answer(...turn) {
        if (broken && turn[1].kind === 'text') throw new Error('secret words');
        return sound.answer(...turn);
      },
      urgent: () => {
        throw new Error('secret words');
      },
    },
    logged: lines,
  });
  const other = await beginTalk(url);
  const message = { text: 'hello', channelData: { clientActivityID: 'x' } };
  const failed = await other.say(message);
  expect(failed).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
  expect(JSON.stringify(failed.body) + lines.join()).not.toContain('secret');
  broken = false;
  expect((await other.say(message)).status).toBe(200);
  expect(await other.texts()).toContain('2: hello');
});

test('logs hold no words, no address and no conversation id', async () => {
  await talk.say('very private words');
  const all = logged.join('');
  expect(all).toContain('"event":"turn"');
  expect(all).not.toContain('very private words');
  expect(all).not.toContain('127.0.0.1');
  expect(all).not.toContain(talk.id);
  expect(all).not.toContain('"event":"restify"');
});
