import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Frame, Page } from 'puppeteer-core';

import { ROOT } from '../bot/config/paths.js';
import { describeInFirefox, type Settings } from './support/firefox.js';
import { stopAll, type TestServer } from './support/server.js';
import { startElsewhere, startSite } from './support/web-site.js';

/** The frame of EMBEDDING.md on a site of another host, so that the browser takes ours as that of a third party. */
describeInFirefox('on the site of an organisation, in Firefox', ({ visit }) => {
  let guide: TestServer;
  let elsewhere: Awaited<ReturnType<typeof startElsewhere>>;
  let body = '';
  let origin = '';
  /** The keys of all talks that were stored. */
  const kept = new Set<string>();
  const organisation = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(`<!doctype html><html lang="nl"><title>Organisation</title><h1>Organisation</h1>${body}`);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => organisation.listen(0, 'localhost', resolve));
    origin = `http://localhost:${(organisation.address() as AddressInfo).port}/`;
    elsewhere = await startElsewhere();
    guide = await startSite(elsewhere.url, { ALLOWED_ORIGINS: origin.slice(0, -1) });
    const write = guide.store.write.bind(guide.store);
    guide.store.write = (changes) => {
      for (const key of Object.keys(changes)) kept.add(key);
      return write(changes);
    };
    const snippet = readFileSync(join(ROOT, 'bot', 'web', 'EMBEDDING.md'), 'utf8').match(/```html\n([^`]*)```/)![1]!;
    body = snippet.replaceAll('https://guide.example.org', guide.url);
  });
  afterAll(async () => {
    organisation.closeAllConnections();
    organisation.close();
    await stopAll();
    await elsewhere.stop();
  });

  /** Waits until an expression is true there. While one page replaces another, nothing can be asked of either. */
  async function until(place: Page | Frame, expression: string): Promise<void> {
    while (!(await place.evaluate(expression).catch(() => false))) await wait(50);
  }
  const isAt = (page: Page, address: string): Promise<void> => until(page, `location.href === '${address}'`);

  /** Opens the organisation's page after another one, and answers the first question in the frame. */
  async function talkInFrame(settings: Settings): Promise<{ page: Page; frame: Frame }> {
    const page = await visit(settings);
    await page.goto(`${elsewhere.url}?before`);
    await page.goto(origin);
    const frame = page.frames()[1]!;
    await until(frame, `document.querySelector('.main button') !== null`);
    await frame.evaluate(`document.querySelector('.main button').click()`);
    await until(frame, `document.querySelectorAll('.turn.bot').length === 2`);
    return { page, frame };
  }

  async function back(page: Page): Promise<void> {
    await page.evaluate('setTimeout(() => history.back())');
    await wait(500);
    await until(page, `document.readyState === 'complete'`);
  }

  /** Waits until nothing is kept of any talk. */
  const forgotten = async (): Promise<void> => {
    expect(kept.size).toBeGreaterThan(0);
    while (Object.keys(await guide.store.read([...kept])).length > 0) await wait(50);
  };

  test.each<Settings>(['ordinary', 'no storage'])(
    'the frame opens as high as its content, holds a talk, and quick exit leaves the whole page and forgets (%s)',
    async (settings) => {
      const { page, frame } = await talkInFrame(settings);
      expect(await frame.evaluate('document.documentElement.lang')).toBe('nl');
      await until(page, `document.querySelector('iframe').offsetHeight > 320`);
      await (await frame.$('a[data-exit]'))!.click();
      await isAt(page, elsewhere.url);
      await forgotten();
      await back(page);
      await isAt(page, `${elsewhere.url}?before`);
    },
  );

  /** Follows a link in the frame, and leaves by Shift. */
  async function leaveAfterLink(settings: Settings): Promise<Page> {
    const { page, frame } = await talkInFrame(settings);
    await frame.evaluate(`setTimeout(() => document.querySelector('.exit-note a').click())`);
    await until(frame, `location.pathname === '/nl/tracks' && document.readyState === 'complete'`);
    await (await frame.$('h1'))!.click();
    // Again where the machine was too slow for it to be within the time.
    while (!(await page.evaluate(`location.href === '${elsewhere.url}'`).catch(() => false))) {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift').catch(() => undefined);
      await wait(500);
    }
    await forgotten();
    return page;
  }

  test('after a link in the frame and Shift three times, "Back" may show the organisation, and the other site in the frame', async () => {
    const page = await leaveAfterLink('ordinary');
    expect(elsewhere.framed()).toBe(0);
    await back(page);
    await isAt(page, origin);
    while (elsewhere.framed() === 0) await wait(50);
  });

  test('the same where nothing may be stored: "Back" leads to what was before the organisation', async () => {
    const page = await leaveAfterLink('no storage');
    await back(page);
    await isAt(page, `${elsewhere.url}?before`);
  });
});
