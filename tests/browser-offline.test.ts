import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { longDay } from '../bot/model/day-text.js';
import { LANGS } from '../bot/model/lang.js';
import { endsBelowHeader } from './support/in-view.js';
import { describeSite } from './support/site-in-chromium.js';
import { comesTrue, openTalk } from './support/talk-on-page.js';
import type { TestServer } from './support/server.js';
import { TEST_DAY } from './support/test-day.js';
import { startSite } from './support/web-site.js';

const BUDGET = 300 * 1024;
/** What a phone of 360 × 640 shows below the header. */
const FIRST_SCREEN = 523 + 57;

const IS_KEPT = `caches.open('saved').then((cache) => cache.keys()).then((keys) => keys.length >= 6)`;

/** A phone on a tram. */
describeSite('without internet', ({ visit }, places) => {
  async function site(): Promise<TestServer> {
    return startSite(places.elsewhere);
  }

  async function readOnce(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await comesTrue(page, IS_KEPT);
  }

  /** Sets the day that the service worker uses. Otherwise it is the device's day. */
  async function setDay(page: Page, day: number): Promise<void> {
    await page.context().serviceWorkers()[0]!.evaluate(`{
      const Real = Date;
      self.Date = class extends Real {
        constructor(...given) { super(...(given.length > 0 ? given : [${day}])); }
      };
    }`);
  }

  test('answers open that were never looked at, with the day on which they were saved', async () => {
    const own = await site();
    const page = await visit({ locale: 'ar' });
    await readOnce(page, `${own.url}/ar/deposit.rules`);
    await own.stop();
    await page.goto(`${own.url}/ar/reunification.deadline`);
    const today = longDay((await page.evaluate('new Date().toISOString().slice(0, 10)')) as string, 'ar');
    const notice = (await page.locator('.saved').first().innerText()).replace(/[\u2066-\u2069]/g, '');
    expect(notice).toContain(today);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('article').innerText()).not.toBe('');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).fontSize`)).toBe('26px');
    await page.locator('.exit-note a').click();
    await page.locator('.callout.crisis').waitFor();
    // Quick exit works there too.
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift');
    await page.waitForURL(places.elsewhere);
  });

  test.each(['nl', 'ar'])('the card for a desk opens in %s, for desks of both languages', async (lang) => {
    const own = await site();
    const page = await visit();
    await readOnce(page, `${own.url}/${lang}/deposit.ocmw`);
    await own.stop();
    await page.goto(`${own.url}/${lang}/deposit.ocmw/card`);
    expect(await page.locator('.saved').count()).toBe(1);
    expect(await page.locator('.desk[lang=nl]').innerText()).toContain('Goedendag.');
    expect(await page.locator('.own').count()).toBe(lang === 'nl' ? 0 : 1);
    expect(await page.locator('details[open]').count()).toBe(0);
    await page.locator('.card .onward a').click();
    expect(await page.locator('.desk[lang=fr]').innerText()).toContain('Bonjour.');
    expect(await page.locator('.own').innerText()).not.toBe('');
  });

  test.each(['nl', 'ar'])('one reads the own result again in %s, in this tab only', async (lang) => {
    const own = await site();
    const page = await visit();
    const talk = await openTalk(page, `${own.url}/${lang}?topic=reunification.deadline`);
    for (const answer of ['status=refugee', 'granted_on=2026-07-01', 'prior=none', 'young=no', 'tie=before'])
      await talk.type(`reunification.deadline:${answer}`);
    const day = await page.locator('.date-line time').innerText();
    await comesTrue(page, IS_KEPT);
    await own.stop();
    await page.reload();
    await page.locator('.own .date-line time').waitFor();
    expect(await page.locator('.own .date-line time').innerText()).toBe(day);
    const [end] = await endsBelowHeader(page, '.own .calls a');
    expect(end).toBeLessThanOrEqual(FIRST_SCREEN);
    // What was true only then, or needs a connection, is left out.
    for (const gone of ['.only-now', '.state', 'button', 'form'])
      expect(await page.locator(`.own ${gone}:visible`).count()).toBe(0);
    const other = await page.context().newPage();
    await other.goto(`${own.url}/${lang}`);
    await other.locator('.saved').waitFor();
    expect(await other.locator('.own').count()).toBe(0);
  });

  test('a result that was passed on is read again too, and quick exit and "forget me" delete one', async () => {
    const own = await site();
    const page = await visit();
    const answers = 'status=refugee&granted_on=2026-07-01&prior=none&young=no&tie=before';
    await page.goto(`${own.url}/nl/reunification.deadline#answers:${answers}`);
    await page.locator('[data-own]').waitFor();
    await comesTrue(page, IS_KEPT);
    await own.stop();
    await page.goto(`${own.url}/nl/topics`);
    expect(await page.locator('.own').innerText()).toContain('31 december 2026');

    const online = await visit();
    const talk = await openTalk(online, `${places.server.url}/nl?topic=reunification.deadline`);
    for (const answer of answers.split('&')) await talk.type(`reunification.deadline:${answer}`);
    expect(await online.evaluate(`sessionStorage.getItem('own')`)).toContain('31 december');
    await online.locator('[data-exit]').click();
    await online.waitForURL(places.elsewhere);
    const again = await openTalk(online, `${places.server.url}/nl?topic=reunification.deadline`);
    expect(await online.evaluate(`sessionStorage.getItem('own')`)).toBeNull();
    for (const answer of answers.split('&')) await again.type(`reunification.deadline:${answer}`);
    expect(await online.evaluate(`sessionStorage.getItem('own')`)).not.toBeNull();
    await again.type('vergeet mij');
    expect(await online.evaluate(`sessionStorage.getItem('own')`)).toBeNull();
  });

  test('the chat, and any page that is not saved, shows what is', async () => {
    const own = await site();
    const page = await visit();
    const talk = await openTalk(page, `${own.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    await comesTrue(page, IS_KEPT);
    await setDay(page, TEST_DAY);
    await own.stop();
    await page.locator('.remark summary').click();
    await page.locator('.remark a[href="/nl/topics"]').click();
    await page.locator('.topics summary').first().click();
    await page.locator('.topics a').first().click();
    await page.locator('.saved').waitFor();
    await page.goto(`${own.url}/fr/deposit.rules`);
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await page.locator('.topics a').count()).toBeGreaterThan(20);
  });

  // Facts must be checked again by a day. The phone's clock tells that it has passed.
  test('a saved text past the day of its next check says so', async () => {
    const own = await site();
    const page = await visit();
    await readOnce(page, `${own.url}/nl/deposit.rules`);
    await comesTrue(page, `caches.match('/saved/nl.gz').then(Boolean)`);
    await setDay(page, Date.UTC(2029, 0, 1));
    await own.stop();
    await page.goto(`${own.url}/nl/deposit.rules`);
    expect(await page.locator('.saved').count()).toBe(2);
    expect(await page.locator('.callout.warning.saved').innerText()).toContain('nagekeken');
  });

  test('online, what is new comes first; the saved answers follow', async () => {
    const own = await site();
    const page = await visit();
    await readOnce(page, `${own.url}/nl/deposit.rules`);
    await page.evaluate(`(async () => {
      const cache = await caches.open('saved');
      await cache.put('/saved/nl.gz', new Response('old law', { headers: { etag: '"old"' } }));
    })()`);
    await page.goto(`${own.url}/nl/deposit.rules`);
    expect(await page.locator('.saved').count()).toBe(0);
    await comesTrue(page, `caches.match('/saved/nl.gz').then((pack) => pack.headers.get('etag') !== '"old"')`);
  });

  test('one language is kept: the one that is read', async () => {
    const page = await visit();
    await readOnce(page, `${places.server.url}/nl/deposit.rules`);
    await page.goto(`${places.server.url}/fr/deposit.rules`);
    await comesTrue(page, `caches.match('/saved/fr.gz').then(Boolean)`);
    await comesTrue(page, `caches.match('/saved/nl.gz').then((found) => !found)`);
    await comesTrue(page, IS_KEPT);
  });

  test('"forget me" deletes what was saved', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    await comesTrue(page, IS_KEPT);
    await talk.type('vergeet mij');
    await comesTrue(page, `caches.keys().then((names) => names.length === 0)`);
    await comesTrue(page, `navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)`);
  });

  test('whoever saves data is spared', async () => {
    const page = await visit();
    await page.addInitScript(`Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`);
    await page.goto(`${places.server.url}/nl/deposit.rules`);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate('caches.keys()')).toEqual([]);
  });

  test.each(LANGS)('what is kept in %s stays within 300 KB, on the way and on the device', async (lang) => {
    const page = await visit();
    await readOnce(page, `${places.server.url}/${lang}/deposit.rules`);
    const kept = (await page.evaluate(`(async () => {
      const cache = await caches.open('saved');
      const found = await cache.matchAll();
      return Promise.all(found.map(async (one) => [...new Uint8Array(await one.arrayBuffer())]));
    })()`)) as number[][];
    const total = kept.reduce((sum, bytes) => sum + gzipSync(Buffer.from(bytes), { level: 9 }).length, 0);
    const device = kept.reduce((sum, bytes) => sum + bytes.length, 0);
    expect(kept.length).toBe(6);
    expect(total).toBeLessThanOrEqual(BUDGET);
    expect(device).toBeLessThanOrEqual(BUDGET);
  });
});
