import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { beginTalk } from './support/direct-line-call.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** A page in another language than the talk of its tab: a person who opens it wants to read that language. */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

const join = (language: string, more: object = {}): Record<string, unknown> => ({
  type: 'event',
  name: 'webchat/join',
  value: { language, ...more },
  locale: undefined,
});

async function languagesAfter(rejoin: Record<string, unknown>): Promise<string[]> {
  const talk = await beginTalk(server.url, {});
  expect((await talk.say(join('nl', { topic: 'deposit.start' }))).status).toBe(200);
  const { watermark } = await talk.since();
  expect((await talk.say(rejoin)).status).toBe(200);
  return (await talk.since(watermark)).replies.map(({ locale }) => locale);
}

test('the talk goes on in the language of the page that asks for it', async () => {
  const spoken = await languagesAfter(join('ar', { switch: true }));
  expect(spoken.length).toBeGreaterThan(0);
  expect(new Set(spoken)).toEqual(new Set(['ar']));
});

test('a client that joins again with the language of its browser changes nothing', async () => {
  expect(new Set(await languagesAfter(join('ar')))).toEqual(new Set(['nl']));
});
