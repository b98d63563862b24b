import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { PUBLIC_URL } from './support/web-site.js';

/** A phone's share menu that records what it gets. */
const SHARE_SHEET = `navigator.share = (data) => { (window.shared ??= []).push(data); return Promise.resolve(); };`;

describeSite('handing on', ({ visit }, places) => {
  const DEADLINE = ['status=refugee', 'granted_on=2026-07-01', 'prior=none', 'young=no', 'tie=before'];

  const outcome = async (page: Page): Promise<string> =>
    (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');

  async function reachOutcome(page: Page): Promise<void> {
    const talk = await openTalk(page, `${places.server.url}/nl?topic=reunification.deadline`);
    await talk.tap('Erkend vluchteling');
    await talk.type('1 juli 2026');
    await talk.tap('Geen, of ik was nog niet in België');
    await talk.tap('Nee');
    await talk.tap('Ja, het gezin bestond al');
    await talk.tap('Deel dit');
  }

  test('an answer can be copied, shared by the phone, printed, and scanned', async () => {
    const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.addInitScript(SHARE_SHEET);
    await page.goto(`${places.server.url}/ar/deposit.rules`);
    await page.click('.share-section summary');
    await page.click('[data-copy]');
    const link = `${PUBLIC_URL}/ar/deposit.rules`;
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(link);
    await page.click('[data-share]');
    expect(await page.evaluate('shared[0].url')).toBe(link);
    await page.evaluate('window.print = () => (window.printed = true)');
    await page.click('.share-section [data-print]');
    expect(await page.evaluate('printed')).toBe(true);
    expect(await page.locator('.share-section svg[role=img]').count()).toBe(1);
  });

  test('where the phone has no share sheet, nothing offers one', async () => {
    const page = await visit();
    await page.addInitScript('delete Navigator.prototype.share');
    await page.goto(`${places.server.url}/nl/deposit.rules`);
    await page.click('.share-section summary');
    expect(await page.locator('[data-copy]').isVisible()).toBe(true);
    expect(await page.locator('[data-share]').isVisible()).toBe(false);
  });

  test('in the chat the link carries the topic alone; the answers only in the result, behind the hash', async () => {
    const page = await visit();
    await reachOutcome(page);
    const share = page.locator('.share').last();
    await share.locator('svg[role=img]').first().waitFor();
    const links = await share.locator('[data-copy]').evaluateAll(copies);
    expect(links[0]).toBe(`${places.server.url}/nl/reunification.deadline`);
    const [before, after] = links[1]!.split('#');
    expect(before).toBe(links[0]);
    expect(new URLSearchParams(after!.replace('answers:', '')).toString()).toBe(DEADLINE.join('&'));
    expect(await share.locator('details').getAttribute('open')).toBeNull();
  });

  test('a result that was handed on shows again, its answers never in an address', async () => {
    const page = await visit();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await page.goto(`${places.server.url}/nl/reunification.deadline#answers:${DEADLINE.join('&')}`);
    await page.locator('.answers').waitFor({ state: 'attached' });
    // The answers behind it are folded: the day comes first.
    expect(await page.locator('.answers').isVisible()).toBe(false);
    await page.locator('.fold summary', { hasText: 'Je antwoorden' }).click();
    const text = await outcome(page);
    expect(text).toContain('31 december 2026');
    expect(text).toContain('1 juli 2026');
    expect(text).toContain('Iemand gaf je dit resultaat');
    expect(page.url()).toBe(`${places.server.url}/nl/reunification.deadline`);
    expect(seen.filter((url) => url.includes('2026-07-01') && !url.includes('#'))).toEqual([]);
    await page.goBack();
    expect(page.url()).not.toContain('#');
  });

  test('a result that was handed on, and an open question, keep their answers when their reader changes the language', async () => {
    const page = await visit();
    const turnTo = async (lang: string): Promise<void> => {
      await page.click('.languages summary');
      await page.click(`.languages a[data-lang=${lang}]`);
      await page.locator(`html[lang=${lang}] main`).waitFor();
    };
    await page.goto(`${places.server.url}/ar/reunification.deadline#answers:${DEADLINE.join('&')}`);
    await page.locator('.date-line time').waitFor();
    await turnTo('nl');
    expect(await page.locator('.date-line time').innerText()).toContain('31 december');
    expect(page.url()).toBe(`${places.server.url}/nl/reunification.deadline`);
    await turnTo('fr');
    expect(await page.locator('.date-line time').innerText()).toContain('31 décembre');

    await page.goto(`${places.server.url}/nl/reunification.deadline#answers:status=refugee`);
    await page.locator('article .day').waitFor();
    await turnTo('ar');
    await page.locator('article .day').waitFor();
    await page.locator('.quiet button[value="do:back"]').click();
    expect(await page.locator('.main button').count()).toBeGreaterThan(3);
  });

  test('a result opens on the page of its own dialog too, where no new page is loaded', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl/reunification.deadline`);
    await page.click('form#begin button');
    await page.locator('button[name=choice]').first().waitFor();
    await page.goto(`${places.server.url}/nl/reunification.deadline#answers:${DEADLINE.join('&')}`);
    await page.locator('.answers').waitFor({ state: 'attached' });
    expect(await outcome(page)).toContain('31 december 2026');
  });

  test('answers that lead nowhere open the question that is still to be asked', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl/reunification.deadline#answers:status=refugee&granted_on=never`);
    await page.locator('input[name=day]').waitFor();
    expect(await outcome(page)).toContain('De link is niet volledig');
  });

  test.each(['', 'status', 'status=<img>', '%', 'status=refugee&'.repeat(200)])(
    'a damaged link (#answers:%.20s) is told kindly, and the questions can be answered there',
    async (damaged) => {
      const page = await visit();
      await page.goto(`${places.server.url}/ar/reunification.deadline#answers:${damaged}`);
      await page.locator('#damaged').waitFor();
      expect(page.url()).not.toContain('#');
      await page.click('form#begin button');
      await page.locator('button[name=choice]').first().waitFor();
    },
  );

  test('without JavaScript the link and its code are there to copy and scan', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`${places.server.url}/nl/deposit.rules`);
    await page.click('.share-section summary');
    expect(await page.locator('.share-link a').getAttribute('href')).toBe('/nl/deposit.rules');
    expect(await page.locator('.share-link svg[role=img]').isVisible()).toBe(true);
    expect(await page.locator('.share-buttons').isVisible()).toBe(false);
  });
});

function copies(buttons: { getAttribute(name: string): string | null }[]): string[] {
  return buttons.map((button) => button.getAttribute('data-copy') ?? '');
}
