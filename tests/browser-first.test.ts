import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { loadContent } from '../bot/content/load.js';

import { endsBelowHeader, wordsInView } from './support/in-view.js';
import { describeSite } from './support/site-in-chromium.js';
import { LANGS } from '../bot/model/lang.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** What a phone of 360 × 640 shows between the header and the text field. */
const FIRST_SCREEN = 523;
const MOST_CHOICES = 7;
const DIALOGS = [...loadContent().topics.values()].filter(({ kind }) => kind === 'flow').map(({ id }) => id);

describeSite('the first page', ({ visit }, places) => {
  async function open(lang: string): Promise<Page> {
    const page = await visit();
    await page.goto(`${places.server.url}/${lang}`);
    await page.locator('button.tile').first().waitFor();
    return page;
  }

  test.each(WHOLE_LANGS)('in %s shows five tiles and few words on the first screen of a phone', async (lang) => {
    const page = await open(lang);
    const ends = await endsBelowHeader(page, '.tile');
    expect(ends).toHaveLength(5);
    expect(Math.max(...ends)).toBeLessThanOrEqual(FIRST_SCREEN);
    // The names of languages are no reading: each reader looks for one of them.
    expect((await wordsInView(page, '.tile')) - LANGS.length).toBeLessThanOrEqual(21);
    expect(await page.locator('.notice').innerText()).not.toBe('');
    expect(await page.locator('.tile .picto').count()).toBe(5);
    expect(await page.locator('.tongues a').count()).toBe(LANGS.length);
  });

  test.each(WHOLE_LANGS)('is the same in %s without JavaScript, and every tile leads to a page', async (lang) => {
    const scripted = await open(lang);
    const tiles = await scripted.locator('.tile').allInnerTexts();
    const page = await visit({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    await page.goto(`${places.server.url}/${lang}`);
    expect(await page.locator('.tile').allInnerTexts()).toEqual(tiles);
    expect(await page.locator('.notice').innerText()).toBe(await scripted.locator('.notice').innerText());
    const hrefs = await page.locator('a.tile').evaluateAll(hrefsOf);
    for (const href of hrefs) {
      const response = await page.goto(places.server.url + href);
      expect([href, response?.status()]).toEqual([href, 200]);
      if (!href.includes('/topics/')) continue;
      const links = await page.locator('.topics a:visible, .topics summary:visible').count();
      expect(links).toBeGreaterThan(1);
      expect(links).toBeLessThanOrEqual(MOST_CHOICES);
    }
  });

  test('a menu never shows more than seven choices, and "more" leads to every topic', async () => {
    const page = await open('nl');
    const seen = new Set<string>();
    await page.locator('button.tile').first().click();
    for (let screen = 0; screen < 5; screen += 1) {
      await page
        .locator('.turn.bot')
        .nth(screen + 1)
        .waitFor();
      await page.locator('.main button').first().waitFor();
      const labels = await page.locator('.main button').allInnerTexts();
      expect(labels.length).toBeLessThanOrEqual(MOST_CHOICES);
      for (const label of labels) seen.add(label);
      const more = page.locator('.main button', { hasText: 'Meer onderwerpen' });
      if ((await more.count()) === 0) break;
      await more.click();
    }
    await page.goto(`${places.server.url}/nl/topics/reunification`);
    const titles = await page.locator('.topics li a').allTextContents();
    expect(titles.length).toBeGreaterThan(MOST_CHOICES);
    expect([...seen].filter((label) => label !== 'Meer onderwerpen')).toEqual(titles);
  });

  test.each(WHOLE_LANGS)(
    'of a dialog in %s begins with the button that starts it, and its sources are folded',
    async (lang) => {
      const page = await visit();
      for (const dialog of DIALOGS) {
        await page.goto(`${places.server.url}/${lang}/${dialog}`);
        const [end] = await endsBelowHeader(page, '#begin button');
        expect([dialog, end! <= FIRST_SCREEN / 2]).toEqual([dialog, true]);
        expect(await page.locator('.sources li:visible').count()).toBe(0);
      }
    },
  );

  test.each([
    ['ru-RU', 'ru', 'ltr', 'русск'],
    ['es', 'es', 'ltr', 'español'],
  ])('says to a reader of %s in that language what there is, below the tiles', async (locale, lang, dir, name) => {
    const page = await visit({ viewport: { width: 360, height: 640 }, locale });
    await page.goto(`${places.server.url}/nl`);
    const own = page.locator(`.own-words[lang=${lang}][dir=${dir}]`);
    await own.waitFor();
    expect(await own.innerText()).toContain(name);
    expect(await own.locator('a[href="tel:112"]').count()).toBe(1);
    expect(Math.max(...(await endsBelowHeader(page, '.tile')))).toBeLessThanOrEqual(FIRST_SCREEN);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.locator('button.tile').first().click();
    await own.waitFor({ state: 'detached' });
  });

  test('changes its language where it stands, and shows the tiles only once', async () => {
    const page = await open('nl');
    await page.click('.tongues a[lang=ar]');
    await page.locator('html[lang=ar][dir=rtl]').waitFor();
    await page.locator('.tile', { hasText: 'مساعدة' }).waitFor();
    expect(page.url()).toBe(`${places.server.url}/ar`);
    expect(await page.locator('.bubble').count()).toBe(0);
    expect(await page.locator('.turn.bot:visible').count()).toBe(1);
    expect(await page.locator('.tile').count()).toBe(5);
  });
});

function hrefsOf(links: { getAttribute(name: string): string | null }[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}
