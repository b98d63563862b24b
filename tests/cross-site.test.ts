import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { beginTalk, call } from './support/direct-line-call.js';
import { describeInChromium } from './support/chromium.js';
import { countingBot } from './support/fake-bot.js';
import { startServer, stopAll, type TestServer } from './support/server.js';
import { startSite } from './support/web-site.js';

/** Pages of other sites in a person's browser can neither speak for the person nor use up the person's limits. */

afterEach(stopAll);

const ALLOWED = 'https://organisation.example';
const ask = async ({ url }: TestServer, headers: Record<string, string>): Promise<number> =>
  (await call('POST', `${url}/v3/directline/conversations`, { body: { locale: 'nl' }, headers })).status;

test('the own pages, plain forms, programs, old browsers and allowed sites are served; other sites are not', async () => {
  const server = await startServer({ bot: countingBot(), env: { ALLOWED_ORIGINS: ALLOWED } });
  const served: Record<string, string>[] = [
    {},
    { origin: server.url },
    { origin: server.url, 'sec-fetch-site': 'same-origin' },
    { origin: ALLOWED, 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    // A link on another site. No script or form of that site sends this.
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ];
  for (const headers of served) expect([headers, await ask(server, headers)]).toEqual([headers, 201]);
  const refused: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'same-site' },
    { origin: 'null', 'sec-fetch-site': 'none' },
    { origin: `${ALLOWED}.evil.example` },
    { origin: 'file://' },
    { origin: 'nonsense' },
  ];
  for (const headers of refused) expect([headers, await ask(server, headers)]).toEqual([headers, 403]);
});

test('where PUBLIC_URL is set only its host is the own one, whatever name a request comes under', async () => {
  const server = await startServer({ bot: countingBot(), env: { PUBLIC_URL: 'https://guide.example.org' } });
  expect(await ask(server, { origin: 'https://guide.example.org' })).toBe(201);
  // Another name that points to our address.
  expect(await ask(server, { origin: server.url })).toBe(403);
});

test('what other sites send does not count', async () => {
  const server = await startServer({ bot: countingBot(), env: { LIMIT_REQUESTS: '3', LIMIT_TALKS: '1' } });
  const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (let i = 0; i < 20; i += 1) expect(await ask(server, evil)).toBe(403);
  expect(await ask(server, {})).toBe(201);
  // Images and similar requests send no origin. They count, but separately.
  const picture = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  const answers = [];
  for (let i = 0; i < 5; i += 1) answers.push((await call('GET', `${server.url}/none`, { headers: picture })).status);
  expect(answers).toEqual([404, 404, 404, 429, 429]);
  expect((await call('GET', `${server.url}/none`)).status).toBe(404);
});

test("Bot Framework's endpoint checks signatures, not origins", async () => {
  const { url } = await startServer({ bot: countingBot() });
  const { status } = await call('POST', `${url}/api/messages`, {
    body: {},
    headers: { origin: 'https://webchat.botframework.com' },
  });
  expect(status).toBe(400);
});

test('a talk counts when its first turn is taken: tokens and empty talks cost nobody a place', async () => {
  const { url } = await startServer({ bot: countingBot(), env: { LIMIT_TALKS: '2' } });
  for (let i = 0; i < 5; i += 1) {
    expect((await call('POST', `${url}/v3/directline/tokens/generate`)).status).toBe(200);
    expect((await call('POST', `${url}/v3/directline/conversations`)).status).toBe(201);
  }
  const talk = await beginTalk(url, { user: { id: 'ann' } });
  expect((await talk.say('one')).status).toBe(200);
  expect((await talk.say('two')).status).toBe(200);
  expect((await beginTalk(url)).started.status).toBe(201);
  const third = await beginTalk(url, { user: { id: 'ben' } });
  for (let i = 0; i < 2; i += 1) {
    expect(await third.say('one')).toMatchObject({ status: 429, body: { error: { code: 'too_many_talks' } } });
  }
  expect((await talk.say('three')).status).toBe(200);
});

describeInChromium('in a browser', ({ visit }) => {
  let server: TestServer;
  let origin = '';
  const evil = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html');
    res.end('<!doctype html><title>Recipes</title>');
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    // Another site, not only another port.
    origin = `http://localhost:${(evil.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    evil.closeAllConnections();
    evil.close();
  });

  test('a page of another site cannot use up the talks of who opened it', async () => {
    server = await startSite('https://example.org/', { LIMIT_TALKS: '3', LIMIT_REQUESTS: '40' });
    const page = await visit();
    await page.goto(origin);
    const sent = await page.evaluate(async (guide) => {
      // The request is sent, but the browser gives such a page no answer, and the server sends none.
      const send = () =>
        fetch(`${guide}/v3/directline/conversations`, { method: 'POST', mode: 'no-cors', body: '{}' }).catch(
          () => null,
        );
      return (await Promise.all(Array.from({ length: 60 }, send))).length;
    }, server.url);
    expect(sent).toBe(60);
    expect((await beginTalk(server.url)).started.status).toBe(201);
  });

  test('the plain pages go on without JavaScript', async () => {
    server = await startSite('https://example.org/');
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`${server.url}/nl/reunification.deadline`);
    await page.locator('form#begin button').click();
    await page.waitForURL(/reunification.deadline/);
    expect(await page.locator('button[name=choice]').count()).toBeGreaterThan(1);
  });
});
