import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';

import { beginTalk } from './support/direct-line-call.js';
import { stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** Every topic answers in every language, over Direct Line and as a page. */
const topics = [...loadContent().topics.keys()];
let server: TestServer;
beforeAll(async () => {
  server = await startSite('https://example.org/');
});
afterAll(stopAll);

describe.each(WHOLE_LANGS)('in %s', (lang) => {
  test('over Direct Line', async () => {
    const talk = await beginTalk(server.url, {});
    let seen = '';
    for (const topic of topics) {
      expect((await talk.say({ text: `topic:${topic}`, locale: lang })).status).toBe(200);
      const { replies, watermark } = await talk.since(seen);
      seen = watermark;
      expect([topic, replies.length > 0]).toEqual([topic, true]);
      expect([topic, replies[0].locale]).toEqual([topic, lang]);
      expect(replies.every(({ text }) => text.trim() !== '')).toBe(true);
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
