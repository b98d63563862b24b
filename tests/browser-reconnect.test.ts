import { expect, test } from '@jest/globals';
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { startSite } from './support/web-site.js';

/** The longest pauses in ms after a first and a second failure in a row. */
const PAUSES = [1250, 2500];

/** How pages reconnect that lost their stream. Their clocks stand still until the test moves them. */
describeSite('streams that end', ({ visit }, places) => {
  async function stopClock(context: BrowserContext): Promise<void> {
    await context.clock.install({ time: '2026-11-20T09:00:00Z' });
    await context.clock.pauseAt('2026-11-20T09:00:01Z');
  }

  /** Waits for so many answers of the server that everything without a pause has happened. */
  async function settle(page: Page): Promise<void> {
    for (let asked = 0; asked < 20; asked += 1)
      await page.evaluate(`fetch('/healthz').then((answer) => answer.text())`);
  }

  async function until(isTrue: () => boolean, page: Page): Promise<void> {
    while (!isTrue()) await page.evaluate('1');
  }

  /** A page whose streams and random numbers the test controls. */
  async function held(chance: string): Promise<{ page: Page; streams: WebSocketRoute[] }> {
    const page = await visit();
    const streams: WebSocketRoute[] = [];
    await stopClock(page.context());
    await page.addInitScript(`Math.random = () => ${chance}`);
    await page.routeWebSocket(/stream/, (socket) => void streams.push(socket));
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.choices button').first().waitFor();
    await until(() => streams.length === 1, page);
    return { page, streams };
  }

  test('one that ends as soon as it is open is not opened again at once, and each time later', async () => {
    const { page, streams } = await held('1');
    for (const [before, longest] of PAUSES.entries()) {
      await streams[before]!.close({ code: 1006 });
      await settle(page);
      expect(streams.length).toBe(before + 1);
      await page.clock.runFor(longest);
      await until(() => streams.length === before + 2, page);
    }
  });

  test('where neither streams nor asking get through, attempts are paused too', async () => {
    const { page, streams } = await held('1');
    await page.route('**/activities?*', (route) => route.fulfill({ status: 503, body: '{}' }));
    let resumed = 0;
    page.on('request', (request) => {
      if (/conversations\/[\w-]+\?/.test(request.url())) resumed += 1;
    });
    for (const [before, longest] of [...PAUSES, 5000].entries()) {
      await streams[before]!.close({ code: 1006 });
      await settle(page);
      await page.clock.runFor(longest);
      await until(() => resumed === before + 1 && (before === 2 || streams.length === before + 2), page);
    }
    await settle(page);
    expect(resumed).toBe(3);
    await page.clock.runFor(10_000);
    await until(() => resumed === 4, page);
  });

  // A closing instance ends the streams of all its pages at the same moment.
  test('after one that lasted each page is back within seconds, at a moment of its own', async () => {
    const early = await held('0.1');
    const late = await held('0.9');
    for (const { page, streams } of [early, late]) {
      await page.clock.runFor(60_000);
      await streams[0]!.close({ code: 1001 });
      await settle(page);
      expect(streams.length).toBe(1);
      await page.clock.runFor(1000);
    }
    await until(() => early.streams.length === 2, early.page);
    await settle(late.page);
    expect(late.streams.length).toBe(1);
    await late.page.clock.runFor(4000);
    await until(() => late.streams.length === 2, late.page);
  });

  // A conversation has at most four streams. The fifth ends the oldest, which must not then end the next one.
  test('five tabs of one talk leave each other alone', async () => {
    const own = await startSite(places.elsewhere);
    const first = await visit();
    const context = first.context();
    await stopClock(context);
    let opened = 0;
    context.on('page', (page) => page.on('websocket', () => (opened += 1)));
    first.on('websocket', () => (opened += 1));
    await first.goto(`${own.url}/nl`);
    await first.locator('.choices button').first().waitFor();
    for (let tab = 2; tab <= 5; tab += 1) {
      const popup = first.waitForEvent('popup');
      await first.evaluate('void window.open(location.href)');
      const page = await popup;
      await page.locator('.choices button').first().waitFor();
      await until(() => opened >= tab, first);
    }
    await settle(first);
    expect(opened).toBe(5);
    await own.stop();
  });
});
