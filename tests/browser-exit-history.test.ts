import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ROOT } from '../bot/config/paths.js';
import { describeSite } from './support/site-in-chromium.js';
import { comesTrue } from './support/talk-on-page.js';
import { startSite } from './support/web-site.js';

/** In Firefox: `browser-firefox.test.ts`. Ordinary settings: `browser-exit.test.ts`. */
describeSite('quick exit where nothing may be stored', ({ visitWithoutStorage }, places) => {
  /** Goes to the page of our site that a link or a form of this one leads to. */
  async function onward(page: Page, selector: string): Promise<void> {
    await page.evaluate(`document.documentElement.dataset.before = ''`);
    await page.evaluate(`setTimeout(() => document.querySelector('${selector}').click())`);
    await comesTrue(page, `!('before' in document.documentElement.dataset) && document.readyState === 'complete'`);
  }

  async function backIsBefore(page: Page): Promise<void> {
    await page.goBack();
    expect(page.url()).toBe(`${places.elsewhere}?before`);
  }

  test('"Back" leads to no page of ours, after links, a language, a dialog and the chat', async () => {
    const page = await visitWithoutStorage();
    await page.goto(`${places.elsewhere}?before`);
    await page.goto(`${places.server.url}/nl/deposit.start`);
    await expect(page.evaluate('sessionStorage.length')).rejects.toThrow('Access is denied');
    await onward(page, '#begin button');
    await onward(page, 'main button[name=choice]');
    expect(await page.locator('.step').count()).toBe(1);
    await onward(page, '.name');
    await page.locator('.main button').first().waitFor();
    await onward(page, '.exit-note a');
    await onward(page, '.onward a');
    await onward(page, '.languages a[data-lang=fr]');
    expect(new URL(page.url()).pathname).toBe('/fr/meta.privacy');
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    await backIsBefore(page);
  });

  test('a talk is deleted when its page is left by a link, because no later page could have it deleted', async () => {
    const page = await visitWithoutStorage();
    const opened = page.waitForResponse((response) => response.url().endsWith('/v3/directline/conversations'));
    await page.goto(`${places.server.url}/nl`);
    const { conversationId } = (await (await opened).json()) as { conversationId: string };
    const stored = async (): Promise<object> => places.server.store.read([`web:${conversationId}`]);
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(1).waitFor();
    expect(Object.keys(await stored())).toHaveLength(1);
    await onward(page, '.exit-note a');
    while (Object.keys(await stored()).length > 0) await wait(50);
  });

  test('a page that was opened by its address, not by a link of ours, stays in the history, and the page on tracks says so', async () => {
    const page = await visitWithoutStorage();
    await page.goto(`${places.server.url}/nl/safety.violence`);
    await page.goto(`${places.server.url}/nl/tracks`);
    await page.getByText('Weigert je browser alle cookies? Dan kan wie teruggaat').waitFor();
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/nl/safety.violence');
  });

  test('a link with Control still opens a tab, and one to another site is followed as usual', async () => {
    const page = await visitWithoutStorage();
    await page.goto(`${places.server.url}/nl/safety.violence`);
    const tab = page.context().waitForEvent('page');
    await page.locator('.name').click({ modifiers: ['Control'] });
    expect(new URL((await tab).url() || `${places.server.url}/nl`).pathname).toBe('/nl');
    expect(new URL(page.url()).pathname).toBe('/nl/safety.violence');
  });

  test('a form that gets no answer is sent by the browser itself', async () => {
    const page = await visitWithoutStorage();
    await page.goto(`${places.server.url}/nl/deposit.start`);
    await page.route('**/nl/deposit.start', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    );
    await onward(page, '#begin button');
    expect(await page.locator('.step').count()).toBe(1);
  });

  test('from a frame on the site of an organisation', async () => {
    const snippet = readFileSync(join(ROOT, 'bot', 'web', 'EMBEDDING.md'), 'utf8').match(/```html\n([^`]*)```/)![1]!;
    let body = '';
    const organisation = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end(`<!doctype html><html lang="nl"><title>Organisation</title>${body}`);
    });
    await new Promise<void>((resolve) => organisation.listen(0, 'localhost', resolve));
    const origin = `http://localhost:${(organisation.address() as AddressInfo).port}`;
    const guide = await startSite(places.elsewhere, { ALLOWED_ORIGINS: origin });
    body = snippet.replaceAll('https://guide.example.org', guide.url);
    const page = await visitWithoutStorage();
    await page.goto(`${places.elsewhere}?before`);
    await page.goto(origin);
    const frame = page.frameLocator('iframe');
    await frame.locator('.exit-note a').click();
    await frame.locator('.onward a').click();
    await frame.locator('a[data-exit]').click();
    await page.waitForURL(places.elsewhere);
    await backIsBefore(page);
    organisation.closeAllConnections();
    organisation.close();
  });
});
