import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { loadContent } from '../bot/content/load.js';
import { DESK_LANGS } from '../bot/web/site.js';
import { NO_PAPER, printed } from './support/paper.js';
import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { testUnlessMissing } from './support/unless-missing.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** A talk on paper, to take to a lawyer or a desk: everything that was said, and nothing that only a screen needs. */
const SCREEN_ONLY = ['#header', '[data-exit]', '.exit-note', '.dock', '#message', '.choices', 'button', '.listen'];
const ON_PAPER = ['.bubble', '.turn.bot .message .text', '.turn.bot .message .list li', '.call', '.print-only'];

describeSite('a talk on paper', ({ visit }, places) => {
  /** A talk with a typed text and an answer with sources, on a device that could read it aloud. */
  async function talk(lang: string): Promise<Page> {
    const page = await visit();
    await page.addInitScript(`speechSynthesis.getVoices = () => [{ lang: '${lang}' }]`);
    await page.goto(`${places.server.url}/${lang}?topic=deposit.rules`);
    await page.locator('.folds').first().waitFor();
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

  test.each(WHOLE_LANGS)('in %s', async (lang) => {
    const page = await talk(lang);
    for (const [selector, count] of Object.entries(await seen(page, SCREEN_ONLY)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^[1-9]/)]);

    await page.emulateMedia({ media: 'print' });
    for (const [selector, count] of Object.entries(await seen(page, SCREEN_ONLY)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^0 of/)]);
    for (const [selector, count] of Object.entries(await seen(page, ON_PAPER)))
      expect([selector, count]).toEqual([selector, expect.stringMatching(/^([1-9]\d*) of \1$/)]);
    expect(await page.locator('.print-only').innerText()).toBe(new URL(places.server.url).host);
    // The code leads to what is folded.
    expect(await seen(page, ['.fold:not(.now)'])).toEqual({ '.fold:not(.now)': expect.stringMatching(/^0 of [1-9]/) });
  });

  const cards = [...loadContent().topics.values()].filter(({ card }) => card).map(({ id }) => id);
  // Printed at a library, under an address as long as any, with letters a seventh larger than ours, as another font may have.
  test.each(WHOLE_LANGS)('each card for a desk takes one sheet in %s, small or large', async (lang) => {
    const page = await visit();
    const wrong: string[] = [];
    for (const id of cards) {
      for (const desk of DESK_LANGS) {
        await page.goto(`${places.server.url}/${lang}/${id}/card?desk=${desk}`);
        await page.evaluate(`{
          const site = document.querySelector('.print-only bdi').firstChild;
          site.data = site.data.replace('127.0.0.1', 'gids-voor-gezinnen.stad-en-ocmw.example.be');
          document.documentElement.style.fontSize = '12pt';
        }`);
        const small = await sheets(page, { preferCSSPageSize: true });
        const large = await sheets(page, { format: 'A4' });
        if (small !== 1 || large !== 1) wrong.push(`${id} ${desk}: ${small} of A5, ${large} of A4`);
      }
    }
    expect(cards.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    // The one sheet holds the request, the code and the address, and not what only a screen needs.
    const shown = ['.desk', '.print-only .qr', '.print-only bdi'];
    for (const [selector, count] of Object.entries(await seen(page, shown)))
      expect([selector, count]).toEqual([selector, '1 of 1']);
    for (const [selector, count] of Object.entries(await seen(page, ['.basis', '.onward', '.share-section'])))
      expect([selector, count]).toEqual([selector, '0 of 1']);
  });

  test.each(WHOLE_LANGS)(
    'nothing of a page in %s that is true only now, or that only leads on, stands on paper',
    async (lang) => {
      const page = await visit();
      await page.goto(`${places.server.url}/${lang}/deposit.ocmw`);
      const only = ['.call .state', '.onward', '.related', '.share-section', '.exit-note'];
      for (const [selector, count] of Object.entries(await seen(page, only)))
        expect([selector, count]).toEqual([selector, expect.stringMatching(/^[1-9]/)]);
      await page.emulateMedia({ media: 'print' });
      for (const [selector, count] of Object.entries(await seen(page, only)))
        expect([selector, count]).toEqual([selector, expect.stringMatching(/^0 of/)]);
      // An address reads from left to right, also in Arabic.
      const address = `getComputedStyle(document.querySelector('.sources a'), '::after')`;
      expect(await page.evaluate(`${address}.direction + ' ' + ${address}.unicodeBidi`)).toBe('ltr isolate');
      // So do phone numbers, and the address of the page.
      for (const selector of ['.call .number', '.print-only bdi'])
        for (const one of await page.locator(selector).all()) expect(await one.getAttribute('dir')).toBe('ltr');
      expect(await seen(page, ['.sources a'])).toEqual({ '.sources a': expect.stringMatching(/^0 of/) });
    },
  );

  // Nothing that is true only now: whether a line is open, how many days are left, what a button does.
  const NEVER = {
    nl: ['nu open', 'opent', 'Nog 1', 'Nog 4', 'tot 1', 'Zet in je agenda', 'Menu', 'Lees ook', 'Verander', 'Terug'],
    ar: ['الوقت الباقي', 'حتى 1', 'أضيفوا إلى', 'القائمة', 'اقرأوا أيضًا', 'تغيير إجابة', 'رجوع'],
  };
  for (const [lang, never] of Object.entries(NEVER)) {
    const name = `a whole result in ${lang} takes one sheet: what is in view, and the steps`;
    testUnlessMissing(name, NO_PAPER, async () => {
      const page = await visit();
      const answers = 'who=self&region=flanders&lease=draft&reception=yes&last_day=2026-12-08&papers=protection';
      const rest = 'income=work&arrears=no&urgency=weeks&asked=2400';
      await page.goto(`${places.server.url}/${lang}/deposit.start#answers:${answers}&${rest}`);
      await page.locator('.answers').waitFor({ state: 'attached' });
      const onPage = await printed(page);
      expect(onPage.sheets).toBe(1);
      for (const word of never) expect([word, onPage.text.includes(word)]).toEqual([word, false]);
      const { stop, steps } = { stop: page.locator('.callout.stop p'), steps: page.locator('.fold.now li') };
      expect(onPage.text).toContain(await page.locator('.call .number').first().innerText());
      if (lang === 'nl') {
        expect(onPage.text).toContain('Betaal nog niet.');
        expect(onPage.text).toContain('Afgedrukt op 20 november 2026');
      }
      await page.emulateMedia({ media: 'print' });
      expect(await stop.isVisible()).toBe(true);
      for (const step of await steps.all()) expect(await step.isVisible()).toBe(true);
      expect(await steps.count()).toBeGreaterThan(2);
      expect(await page.locator('.print-only.address .qr').isVisible()).toBe(true);

      // In the chat, the button beside a result prints that result alone.
      const talk = await visit();
      await talk.goto(`${places.server.url}/${lang}`);
      const it = await openTalk(talk, `${places.server.url}/${lang}?topic=reunification.deadline`);
      for (const answer of ['status=refugee', 'granted_on=2026-07-01', 'prior=none', 'young=no', 'tie=before'])
        await it.type(`reunification.deadline:${answer}`);
      await talk.evaluate('window.print = () => undefined');
      await talk.locator('.tools [data-print]').last().click();
      const alone = await printed(talk);
      expect(alone.sheets).toBe(1);
      expect(alone.text).toContain(await talk.locator('.call .number').first().innerText());
      expect(alone.text).not.toContain('granted_on');
      for (const word of never) expect([word, alone.text.includes(word)]).toEqual([word, false]);
    });
  }

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
