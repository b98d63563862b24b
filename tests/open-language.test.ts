import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** A page in another language than the talk of its tab: whoever opens it wants to read that one. */
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

async function call(path: string, token?: string, body?: unknown): Promise<any> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(server.url + path, { headers, ...init });
  expect(response.status).toBeLessThan(300);
  return response.json();
}

const join = (language: string, more: object = {}): object => ({
  type: 'event',
  name: 'webchat/join',
  value: { language, ...more },
  from: { id: 'user' },
});

async function languagesAfter(rejoin: object): Promise<string[]> {
  const { conversationId, token } = await call('/v3/directline/conversations', undefined, {});
  const path = `/v3/directline/conversations/${conversationId}/activities`;
  await call(path, token, join('nl', { topic: 'deposit.start' }));
  const { watermark } = await call(path, token);
  await call(path, token, rejoin);
  const { activities } = await call(`${path}?watermark=${watermark}`, token);
  return activities.filter(({ from }: any) => from.id !== 'user').map(({ locale }: any) => locale);
}

test('the talk goes on in the language of the page that asks for it', async () => {
  const spoken = await languagesAfter(join('ar', { switch: true }));
  expect(spoken.length).toBeGreaterThan(0);
  expect(new Set(spoken)).toEqual(new Set(['ar']));
});

test('a client that joins again with the language of its browser changes nothing', async () => {
  expect(new Set(await languagesAfter(join('ar')))).toEqual(new Set(['nl']));
});
