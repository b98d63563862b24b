import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { LANGS } from '../bot/model/lang.js';
import { describeSite } from './support/site-in-chromium.js';

/** A talk on paper, to take to a lawyer or a desk: everything that was said, and nothing that only a screen needs. */
const SCREEN_ONLY = ['#header', '[data-exit]', '.exit-note', '.dock', '#message', '.choices', 'button', '.listen'];
const ON_PAPER = ['.bubble', '.turn.bot .text', '.turn.bot .list li', '.sources summary', '.sources li', '.print-only'];

describeSite('a talk on paper', ({ visit }, places) => {
  /** A talk with a typed text and an answer with sources, on a device that could read it aloud. */
  async function talk(lang: string): Promise<Page> {
    const page = await visit();
    await page.addInitScript(`speechSynthesis.getVoices = () => [{ lang: '${lang}' }]`);
    await page.goto(`${places.server.url}/${lang}?topic=deposit.rules`);
    await page.locator('.sources').first().waitFor();
    await page.fill('#message', '1, 2, 3');
    await page.press('#message', 'Enter');
    await page.locator('.turn.bot').nth(1).waitFor();
    await page.locator('.choices button').first().waitFor();
    return page;
  }

  /** For each kind of element: how many there are, and how many are visible. */
  async function seen(page: Page, selectors: readonly string[]): Promise<{ [selector: string]: string }> {
    const counts: { [selector: string]: string } = {};
    for (const selector of selectors) {
      const all = await page.locator(selector).all();
      const visible = await Promise.all(all.map((element) => element.isVisible()));
      counts[selector] = all.length === 0 ? 'missing' : `${visible.filter(Boolean).length} of ${all.length}`;
    }
    return counts;
  }

  test.each(LANGS)('in %s', async (lang) => {
    const page = await talk(lang);
    for (const [selector, count] of Object.entries(await seen(page, SCREEN_ONLY)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^[1-9]/)]);
    // They are folded on a screen.
    expect(await seen(page, ['.sources li'])).toEqual({ '.sources li': expect.stringMatching(/^0 of [1-9]/) });

    await page.emulateMedia({ media: 'print' });
    for (const [selector, count] of Object.entries(await seen(page, SCREEN_ONLY)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^0 of/)]);
    for (const [selector, count] of Object.entries(await seen(page, ON_PAPER)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^([1-9]\d*) of \1$/)]);
    expect(await page.locator('.print-only').innerText()).toBe(new URL(places.server.url).host);
    const address = await page.locator('.sources a').first().getAttribute('href');
    const after = await page.evaluate(`getComputedStyle(document.querySelector('.sources a'), '::after').content`);
    expect(after).toContain(address);
  });

  test.each(['nl', 'ar'])('a card for the desk takes one sheet in %s, small or large', async (lang) => {
    const page = await visit();
    await page.goto(`${places.server.url}/${lang}/deposit.rules/card`);
    expect(await sheets(page, { preferCSSPageSize: true })).toBe(1);
    expect(await sheets(page, { format: 'A4' })).toBe(1);
  });

  test.each(['nl', 'ar'])(
    'nothing of a page in %s that is true only now, or that only leads on, stands on paper',
    async (lang) => {
      const page = await visit();
      await page.goto(`${places.server.url}/${lang}/deposit.ocmw`);
      const only = ['.hours', '.onward', '.related', '.share-section', '.exit-note'];
      for (const [selector, count] of Object.entries(await seen(page, only)))
        expect([selector, count]).toEqual([selector, expect.stringMatching(/^[1-9]/)]);
      await page.emulateMedia({ media: 'print' });
      for (const [selector, count] of Object.entries(await seen(page, only)))
        expect([selector, count]).toEqual([selector, expect.stringMatching(/^0 of/)]);
      // An address reads from left to right, also in Arabic.
      const address = `getComputedStyle(document.querySelector('.sources a'), '::after')`;
      expect(await page.evaluate(`${address}.direction + ' ' + ${address}.unicodeBidi`)).toBe('ltr isolate');
    },
  );

  test('the words are black on white, also where the screen is dark', async () => {
    const page = await talk('nl');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const selector of ['.turn.bot .message', '.bubble']) {
      const style = `getComputedStyle(document.querySelector('${selector}'))`;
      expect(await page.evaluate(`${style}.color`)).toBe('rgb(0, 0, 0)');
      expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(await page.evaluate(`${style}.backgroundColor`));
    }
  });
});

/** How many sheets of paper a page takes. */
async function sheets(page: Page, options: Parameters<Page['pdf']>[0]): Promise<number> {
  const pdf = (await page.pdf(options)).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
