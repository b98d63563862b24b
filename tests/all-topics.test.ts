import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { LANGS } from '../bot/core/lang.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** Every topic answers in every language, over Direct Line and as a page. */
const topics = [...loadContent().topics.keys()];
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

async function call(path: string, init: RequestInit = {}, token?: string): Promise<any> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(server.url + path, { ...init, headers });
  expect(response.status).toBeLessThan(300);
  return response.json();
}

describe.each(LANGS)('in %s', (lang) => {
  test('over Direct Line', async () => {
    const { conversationId, token } = await call('/v3/directline/conversations', { method: 'POST' });
    const activities = `/v3/directline/conversations/${conversationId}/activities`;
    let watermark = '';
    for (const topic of topics) {
      const activity = { type: 'message', text: `topic:${topic}`, locale: lang, from: { id: 'user' } };
      await call(activities, { method: 'POST', body: JSON.stringify(activity) }, token);
      const answer = await call(`${activities}?watermark=${watermark}`, {}, token);
      watermark = answer.watermark;
      const replies = answer.activities.filter(({ from }: any) => from.id !== 'user');
      expect([topic, replies.length > 0]).toEqual([topic, true]);
      expect([topic, replies[0].locale]).toEqual([topic, lang]);
      expect(replies.every(({ text }: any) => text.trim() !== '')).toBe(true);
    }
  });

  test('as pages', async () => {
    for (const topic of topics) {
      const response = await fetch(`${server.url}/${lang}/${topic}`);
      const html = await response.text();
      expect([topic, response.status]).toEqual([topic, 200]);
      expect([topic, html.includes(`<html lang="${lang}"`)]).toEqual([topic, true]);
      expect([topic, html.includes('undefined') || html.includes('[object')]).toEqual([topic, false]);
    }
  });
});
