import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { dirOf, LANGS } from '../bot/model/lang.js';
import { describeSite } from './support/site-in-chromium.js';

const BUDGET = 60 * 1024;
const TOPIC = 'deposit.rules';

describeSite('the web page', ({ visit }, places) => {
  /** Opens the chat and waits for the first choices. */
  async function openChat(path = '/nl', page?: Page): Promise<Page> {
    const opened = page ?? (await visit());
    await opened.goto(places.server.url + path);
    await opened.waitForSelector('.choices button');
    return opened;
  }

  /** Taps the first main choice and waits for the answer. */
  async function tapFirst(page: Page): Promise<void> {
    const before = await page.locator('.turn.bot').count();
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(before).waitFor();
    await page.locator('.choices button').first().waitFor();
  }

  // A page as large as Web Chat's takes 13 seconds on the phones of our users.
  test('the first visit stays within 60 KB, all bytes packed with gzip', async () => {
    const page = await visit();
    const bodies: Promise<Buffer>[] = [];
    let pushed = 0;
    page.on('response', (response) => bodies.push(response.body()));
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => (pushed += Buffer.byteLength(payload)));
    });
    await openChat('/nl', page);
    await page.waitForLoadState('networkidle');
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
    const total = sizes.reduce((sum, size) => sum + size, pushed);
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(total).toBeLessThanOrEqual(BUDGET);
  });

  test.each(LANGS)('the chat page in %s says its language, direction and versions', async (lang) => {
    const page = await openChat(`/${lang}`);
    const html = page.locator('html');
    expect(await html.getAttribute('lang')).toBe(lang);
    expect(await html.getAttribute('dir')).toBe(dirOf(lang));
    expect(await page.title()).not.toMatch(/vlucht|refug|waarborg|لاجئ/i);
    const alternates = await page.locator('link[rel=alternate]').evaluateAll(hreflangs);
    expect(alternates).toEqual([...LANGS, 'x-default']);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(new RegExp(`/${lang}$`));
    expect(await page.locator('[role=log][aria-live=polite]').count()).toBe(1);
    expect(await page.locator('[aria-live]').count()).toBe(1);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test.each(LANGS)('nothing is wider than a screen of 320 pixels in %s, and targets are large enough', async (lang) => {
    const page = await visit({ viewport: { width: 320, height: 568 } });
    for (const path of [`/${lang}`, `/${lang}/${TOPIC}`, `/${lang}/no.such`]) {
      await page.goto(places.server.url + path);
      if (path === `/${lang}`) await page.waitForSelector('.choices button');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const small = await page.locator('button:visible, a.exit, summary:visible, a.button').evaluateAll(tooSmall);
      expect(small).toEqual([]);
    }
  });

  test('in Arabic the person speaks from the left and the bot from the right', async () => {
    const page = await openChat('/ar');
    await tapFirst(page);
    const user = await page.locator('.bubble').last().boundingBox();
    const bot = await page.locator('.turn.bot .message').last().boundingBox();
    expect(user!.x).toBeLessThan(20);
    expect(bot!.x + bot!.width).toBeGreaterThan(340);
  });

  test('a running talk changes language where it stands', async () => {
    const page = await openChat('/nl');
    await tapFirst(page);
    await page.click('.languages summary');
    await page.click('.languages a[data-lang=ar]');
    await page.waitForSelector('html[dir=rtl][lang=ar]');
    expect(page.url()).toBe(`${places.server.url}/ar`);
    expect(await page.locator('.turn.bot').last().getAttribute('lang')).toBe('ar');
    expect(await page.locator('.languages summary').innerText()).toContain('العربية');
  });

  test('a choice tapped by keyboard leaves the focus at the next choices, and each message stands there once', async () => {
    const page = await openChat();
    await page.locator('.main button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.turn.bot').nth(1).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('choices');
    await page.locator('.choices button').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("#choices") !== null')).toBe(true);
    expect(await page.locator('.turn').count()).toBe(3);
  });

  test('typed words are shown as they are, never read as HTML', async () => {
    const page = await openChat();
    await page.fill('#message', '<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    await page.locator('.turn.bot').nth(1).waitFor();
    expect(await page.locator('.bubble').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('.log img').count()).toBe(0);
  });

  test('reloading the page goes on with the same conversation', async () => {
    const page = await openChat();
    const before = await page.evaluate('JSON.parse(sessionStorage.talk).id');
    await page.reload();
    await page.waitForSelector('.choices button');
    expect(await page.evaluate('JSON.parse(sessionStorage.talk).id')).toBe(before);
  });

  test('without JavaScript the chat page lists the topics, and a topic can be read', async () => {
    const page = await visit({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    await page.goto(`${places.server.url}/nl`);
    await page.click('a.tile[href="/nl/topics/housing"]');
    await page.click('.topics summary');
    await page.click(`a[href="/nl/${TOPIC}"]`);
    expect(await page.locator('article').innerText()).not.toBe('');
    expect(await page.locator('.sources a').count()).toBeGreaterThan(0);
    expect(await page.locator('a.button').getAttribute('href')).toBe(`/nl?topic=${TOPIC}`);
    await page.click('[data-exit]');
    expect(page.url()).toBe(places.elsewhere);
  });

  test('an address that leads nowhere shows a readable page in a language of the browser', async () => {
    const page = await visit({ locale: 'fr-BE' });
    const response = await page.goto(`${places.server.url}/xx/unknown`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('.topics a').count()).toBeGreaterThan(3);
  });
});

function hreflangs(links: { getAttribute(name: string): string | null }[]): (string | null)[] {
  return links.map((link) => link.getAttribute('hreflang'));
}

function tooSmall(elements: unknown[]): string[] {
  return (elements as { getBoundingClientRect(): { width: number; height: number }; textContent: string }[])
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < 44 || height < 44;
    })
    .map(({ textContent }) => textContent);
}
