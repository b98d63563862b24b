import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { webRoutes } from '../bot/web/routes.js';
import { loadContent } from '../bot/content/load.js';
import { localNow } from '../bot/model/calendar.js';
import { createBotParts } from '../bot/guide/create-guide.js';
import { createSite } from '../bot/web/create-site.js';
import { beginTalk, call } from './support/direct-line-call.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { PUBLIC_URL } from './support/web-site.js';

/** Old and short ids of topics lead to the current topic on every channel. */
const OLD = 'old.guardian';
const redirects = [...loadContent().redirects];

let server: TestServer;
beforeAll(async () => {
  const parts = await createBotParts();
  const { content } = parts;
  const moved = new Map([...content.redirects, [OLD, 'support.guardian'], ['old.dialog', 'deposit.start']]);
  const site = createSite({ ...parts, content: { ...content, redirects: moved } }, () => TEST_DAY);
  const today = (): string => localNow(TEST_DAY).date;
  const deps = { site, publicUrl: PUBLIC_URL, exitUrl: 'https://example.org/', preview: true, frameOrigins: [], today };
  server = await startServer({ bot: parts.bot, routes: [(restify) => webRoutes(restify, deps)] });
}, 120_000);
afterAll(stopAll);

const locationOf = async (path: string, method = 'GET'): Promise<string> => {
  const { status, headers } = await fetch(server.url + path, { method, redirect: 'manual' });
  return `${status} ${headers.get('location')}`;
};

test('a page, its card and its hand-out are found under an old id, with what was asked of them', async () => {
  expect(await locationOf(`/ar/${OLD}`)).toBe('308 /ar/support.guardian');
  expect(await locationOf(`/ar/${OLD}/card?desk=fr`)).toBe('308 /ar/support.guardian/card?desk=fr');
  expect(await locationOf(`/nl/${OLD}/hand-out?for=ar`)).toBe('308 /nl/support.guardian/hand-out?for=ar');
  expect((await fetch(`${server.url}/nl/${OLD}/hand-out?for=ar`)).status).toBe(200);
  expect((await fetch(`${server.url}/nl/no.such/hand-out`)).status).toBe(404);
});

// A page may be open in a browser while its topic is renamed.
test('a form that is sent to an old id is answered under the new one', async () => {
  const body = new URLSearchParams({ kept: '', choice: 'deposit.start:who=self' });
  const answer = await fetch(`${server.url}/nl/old.dialog`, { method: 'POST', body });
  expect(new URL(answer.url).pathname).toBe('/nl/deposit.start');
  expect(await answer.text()).toContain('"answers":{"who":"self"}'.replaceAll('"', '&quot;'));
});

test.each(redirects)('a page or frame that opens the chat at "%s" opens it at %s', async (old, topic) => {
  const opened = async (asked: string): Promise<string[]> =>
    (await beginTalk(server.url, { locale: 'nl', topic: asked })).texts();
  expect(await opened(old)).toEqual(await opened(topic));
  expect(await opened(old)).not.toEqual(await opened('no.such'));
});

test.each(redirects)('a client that joins a running talk at "%s" is taken to %s', async (old, topic) => {
  const joined = async (asked: string): Promise<unknown> => {
    const talk = await beginTalk(server.url);
    const { watermark } = talk.started.body;
    await talk.say({ type: 'event', name: 'webchat/join', text: undefined, value: { topic: asked } });
    const { body } = await call('GET', `${talk.path}/activities?watermark=${watermark}`, { token: talk.token });
    return body.activities.map(({ channelData }: any) => channelData?.reply?.topic).filter(Boolean);
  };
  expect(await joined(old)).toEqual([topic]);
});

// A talk may be open, on a page or on a Teams card, while its topic is renamed.
test.each(redirects)('a tapped choice of "%s" opens %s', async (old, topic) => {
  const tapped = async (asked: string): Promise<string[]> => {
    const talk = await beginTalk(server.url, { locale: 'nl' });
    await talk.say(`topic:${asked}`);
    return (await talk.texts()).filter((text) => text !== `topic:${asked}`);
  };
  expect(await tapped(old)).toEqual(await tapped(topic));
});
