import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { createBotParts } from '../bot/create-bot.js';
import { beginTalk, call, type TestTalk } from './support/direct-line-call.js';
import { sendRaw } from './support/send-raw.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/**
 * Whatever comes, the whole program answers with a reason or quietly accepts, and goes on. Where a property fails,
 * fast-check prints the seed and the case. The same cases each time; FUZZ_SEED tries others.
 */

const ACTIVITIES = 10_000;
const REQUESTS = 1000;
const AT_ONCE = 50;

let server: TestServer;
const logged: string[] = [];
const high = {
  LIMIT_REQUESTS: '9999999',
  LIMIT_MESSAGES: '9999999',
  LIMIT_TALKS: '9999999',
  LIMIT_TALKS_OF_ALL: '9999999',
};

beforeAll(async () => {
  server = await startSite('https://example.org/', { ...high, STATE_DIR: ':memory:' }, logged);
});
afterAll(stopAll);

const settings = { numRuns: 1, seed: Number(process.env['FUZZ_SEED'] ?? 20_261_122), endOnFailure: true };

// A busy machine takes minutes; how long is not what is tested here.
jest.setTimeout(900_000);

const NAMES = ['type', 'text', 'value', 'name', 'id', 'from', 'locale', 'channelData', 'membersAdded', 'conversation'];
const PROTOTYPES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const WORDS = ['message', 'event', 'typing', 'conversationUpdate', 'invoke', 'endOfConversation', 'webchat/join'];
const IDS = [
  'do:forget',
  'do:menu',
  'do:back',
  'topic:deposit.start',
  'topic:__proto__',
  'lang:ar',
  'lang:xx',
  'deposit.start:region=flanders',
  'menu:housing',
  'change:region',
];
const topics = async (): Promise<string[]> => [...(await createBotParts()).content.topics.keys()];

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    ...IDS,
    ...PROTOTYPES,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e\u2066',
    '﷽',
    '1',
    '٣',
    '31/02/2026',
    '${x}',
    '{{x}}',
    '<b>',
    '%s%n',
    '=1+1',
    '../../x',
    'NaN',
    '-0',
    '9'.repeat(400),
  ),
  fc.constantFrom('a', 'ب', '👨‍👩‍👧', '\n', '\\', '"').map((one) => one.repeat(2500)),
);
const oddNumber = fc.constantFrom(0, -0, -1, 1e308, 1e-308, 2 ** 53, Number.MAX_SAFE_INTEGER);
const oddValue: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    oddText,
    oddNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(again('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(...NAMES, ...PROTOTYPES, 'choice', 'language', 'topic', 'clientActivityID', 'messageBack'),
        oddText,
      ),
      again('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;
const sound = {
  type: fc.constantFrom(...WORDS, 'message', 'message', 'message'),
  text: oddText,
  value: fc.oneof(fc.constantFrom(...IDS), oddValue),
  id: fc.uuid(),
  name: fc.constantFrom('webchat/join', 'other', null),
  locale: fc.constantFrom('nl', 'ar-BE', 'xx', '__proto__'),
  from: fc.record({ id: fc.constantFrom('ann', '__proto__', '\u0000'), name: fc.constant(null) }),
  channelData: fc.oneof(fc.record({ clientActivityID: fc.uuid() }), oddValue),
  membersAdded: fc.constant([{ id: 'ann' }]),
};
/** An activity that the protocol allows, however odd. */
const allowed = fc.record(sound, { requiredKeys: ['type'] });
/** One with something that it does not allow, or nothing of an activity at all. */
const wrong = fc.oneof(
  fc
    .tuple(allowed, fc.constantFrom(...NAMES, ...PROTOTYPES), oddValue)
    .map(([one, name, value]) => ({ ...one, [name]: value })),
  fc.dictionary(fc.constantFrom(...NAMES, ...PROTOTYPES), oddValue),
  oddValue,
);
const activity = fc.oneof(allowed, wrong);

/** JSON as it may come: prototype names written as they are, and now and then damaged. */
const json = fc
  .tuple(activity, fc.nat({ max: 300 }))
  .map(([body, cut]) => (cut < 8 ? JSON.stringify(body).slice(0, cut) : JSON.stringify(body)));

async function expectStillThere(talk: TestTalk): Promise<void> {
  const fresh = await beginTalk(server.url);
  expect((await fresh.say('topic:deposit.rules')).status).toBe(200);
  expect(await fresh.texts()).not.toHaveLength(0);
  expect([200, 404]).toContain((await call('GET', `${talk.path}/activities`, { token: talk.token })).status);
  expect(({} as Record<string, unknown>)['choice']).toBeUndefined();
  expect(logged.filter((line) => /"level":"error"/.test(line))).toEqual([]);
}

async function inGroups<T>(items: readonly T[], job: (item: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(job));
}

test(`${ACTIVITIES} hostile activities`, async () => {
  const ids = await topics();
  const talks = await Promise.all(Array.from({ length: 100 }, () => beginTalk(server.url)));
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(json, { minLength: ACTIVITIES, maxLength: ACTIVITIES }), async (bodies) => {
      let turn = 0;
      await inGroups(bodies, async (body) => {
        turn += 1;
        const talk = talks[turn % talks.length]!;
        // Between them real choices, so that they meet talks in every state.
        if (turn % 40 === 0) await talk.say(`topic:${ids[(turn / 40) % ids.length]}`);
        const { status } = await call('POST', `${talk.path}/activities`, { token: talk.token, body });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      });
      expect([...statuses.keys()].filter((status) => ![200, 400, 413, 415].includes(status))).toEqual([]);
    }),
    settings,
  );
  // Hostile, but not so odd that nothing comes near the bot.
  expect(statuses.get(200)).toBeGreaterThan(ACTIVITIES / 4);
  expect(statuses.get(400)).toBeGreaterThan(ACTIVITIES / 10);
  await expectStillThere(talks[0]!);
});

test(`${REQUESTS} hostile HTTP requests`, async () => {
  const talk = await beginTalk(server.url);
  const known = [
    '/',
    '/nl',
    '/nl/deposit.start',
    '/nl/deposit.start/card',
    '/nl/calendar/2026-12-01.ics',
    '/healthz',
    '/api/messages',
    '/v3/directline/conversations',
    '/v3/directline/tokens/generate',
    '/v3/directline/tokens/refresh',
    new URL(talk.path).pathname,
    `${new URL(talk.path).pathname}/activities`,
    `${new URL(talk.path).pathname}/stream`,
  ];
  const bytes = fc.string({ unit: 'binary-ascii', maxLength: 40 });
  const line = fc.oneof(
    bytes.map((text) => text.replace(/[\r\n]/g, '')),
    bytes,
  );
  const target = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...known),
        fc.constantFrom(
          '',
          '?',
          '#',
          '/..',
          '/%',
          '/%ff',
          '//',
          '/%2e%2e/',
          '?watermark=%00',
          '?t=x',
          '?asOf=2026-99-99',
        ),
      )
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...known), line).map((parts) => parts.join('')),
    line,
  );
  const method = fc.oneof(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PATCH'),
    line,
  );
  const header = fc.oneof(
    fc.constantFrom(
      'Host: x',
      'Host: a b[',
      'Connection: Upgrade\r\nUpgrade: websocket',
      'Content-Length: 5',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Content-Type: application/json',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Encoding: gzip',
      'Expect: 100-continue',
      'X-Forwarded-For: %',
      'Accept: text/html',
      'Accept-Language: ;q=x',
      'Accept-Encoding: br;q=9',
      'If-None-Match: "',
      'Origin: null',
      `Authorization: Bearer ${talk.token}`,
      'Authorization: Bearer a.b.c',
      'Cookie: __proto__=1',
      'Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13',
    ),
    line,
  );
  const body = fc.oneof(json, line, fc.constantFrom('', '5\r\nabc', 'answer=%ff&kept={"__proto__":1}'));
  const request = fc
    .tuple(
      method,
      target,
      fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9', ''),
      fc.array(header, { maxLength: 6 }),
      body,
    )
    .map(([verb, path, version, headers, content]) =>
      Buffer.from(`${verb} ${path} ${version}\r\n${['Host: x', ...headers].join('\r\n')}\r\n\r\n${content}`, 'latin1'),
    );
  const statuses = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: REQUESTS, maxLength: REQUESTS }), async (requests) => {
      await inGroups(requests, async (bytesSent) => {
        const answer = await sendRaw(server.port, bytesSent).catch(() => '');
        expect([bytesSent.toString('latin1'), answer.match(/^HTTP\/1\.1 5\d\d.*/m)?.[0]]).toEqual([
          bytesSent.toString('latin1'),
          undefined,
        ]);
        statuses.add(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none');
        expect(answer).not.toMatch(/\n\s+at .*\.js|node_modules/);
      });
    }),
    settings,
  );
  expect(statuses.size).toBeGreaterThanOrEqual(4);
  await expectStillThere(talk);
});
