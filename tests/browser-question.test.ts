import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import type { Lang } from '../bot/model/lang.js';
import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** A phone, a narrow one, and a phone with everything twice as large. */
const SCREENS = [
  [360, 640],
  [320, 568],
  [180, 320],
] as const;

const READ_BACK: Partial<Record<Lang, string>> = {
  nl: 'woensdag 15 juli 2026',
  fr: 'mercredi 15 juillet 2026',
  en: 'Wednesday 15 July 2026',
  ar: 'الأربعاء 15 تموز (يوليو) 2026',
};

/** What has the focus and is not whole between the header and the text field, for each element of a selector. */
function hidden(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    return [...document.querySelectorAll(${JSON.stringify(selector)})].filter((element) => {
      element.focus();
      const { top, bottom } = element.getBoundingClientRect();
      const dock = document.querySelector('.dock').getBoundingClientRect();
      const header = document.querySelector('#header').getBoundingClientRect();
      const inTheWay = getComputedStyle(document.querySelector('.dock')).position === 'sticky';
      return top < header.bottom - 1 || bottom > (inTheWay ? dock.top : innerHeight) + 1;
    }).map((element) => element.outerHTML.slice(0, 80));
  })()`) as Promise<string[]>;
}

describeSite('a question', ({ visit }, places) => {
  test.each(WHOLE_LANGS)('for a day in %s is answered below its words, and nothing covers it', async (lang) => {
    for (const [width, height] of SCREENS) {
      const page = await visit({ viewport: { width, height } });
      await openTalk(page, `${places.server.url}/${lang}?topic=reunification.deadline`);
      await page.locator('.main button').first().click();
      await page.locator('.stream .day').waitFor();
      const fields = '.day input, .day select, .day button, .choices .main button';
      expect([width, await hidden(page, fields)]).toEqual([width, []]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.fill('input[name=day]', '15');
      await page.selectOption('select[name=month]', '7');
      await page.fill('input[name=year]', '2026');
      await page.locator('.read-back', { hasText: READ_BACK[lang]! }).waitFor();
      await page.fill('input[name=day]', '32');
      await page.locator('.read-back:empty').waitFor({ state: 'attached' });
    }
  });

  test.each(['nl', 'ar'])('for a day or an amount in %s has its fields in its own card', async (lang) => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/${lang}?topic=reunification.deadline`);
    await talk.type('reunification.deadline:status=refugee');
    await page.locator('.turn.bot:last-of-type .message > .days .day').waitFor();
    expect(await page.locator('.turn.bot:last-of-type .message > details.aside .drawing').count()).toBe(1);
    await talk.type('reunification.deadline:granted_on=2026-07-01');
    expect(await page.locator('.days').count()).toBe(0);

    const answers = 'who=self&region=flanders&lease=draft&reception=no&papers=protection&income=work&arrears=no';
    await page.goto(`${places.server.url}/${lang}/deposit.start#answers:${answers}&urgency=weeks`);
    await page.locator('article .message > form .day input[name=text]').fill('2400');
    await page.locator('article .message > form button').click();
    await page.locator('article .calls').waitFor();
    // Without JavaScript, a date as well.
    const plain = await visit({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
    await plain.goto(`${places.server.url}/${lang}/reunification.deadline`);
    await plain.click('#begin button');
    await plain.locator('.main button').first().click();
    await plain.fill('article .message > form .day input[name=day]', '1');
    await plain.selectOption('article select[name=month]', '7');
    await plain.fill('article input[name=year]', '2026');
    await plain.click('article .day button');
    expect(await plain.locator('article .day').count()).toBe(0);
  });

  // Set by the reader in the browser: rem grows, the screen does not.
  test('for a day at 200 % text stays whole, and the header keeps to one row', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/nl?topic=reunification.deadline`);
    await page.locator('.main button').first().click();
    await page.locator('.day').waitFor();
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
    expect(await hidden(page, '.day input, .day select, .day button, .choices .main button')).toEqual([]);
    expect(await page.evaluate(`document.querySelector('#header').getBoundingClientRect().height`)).toBeLessThan(130);
    expect(await page.evaluate(`document.querySelector('.exit').getBoundingClientRect().right`)).toBeLessThanOrEqual(
      360,
    );
  });

  test('that was answered by touch leaves the screen to the answer; with keys one goes on typing', async () => {
    const phone = await visit({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    const viewport = `document.querySelector('meta[name=viewport]').content`;
    for (const [page, focused] of [
      [phone, 'choices'],
      [await visit(), 'message'],
    ] as const) {
      const talk = await openTalk(page, `${places.server.url}/nl`);
      await page.focus('#message');
      await talk.type('huurwaarborg');
      expect(await page.evaluate('document.activeElement.id')).toBe(focused);
      expect(await page.evaluate(viewport)).toContain('interactive-widget=resizes-content');
    }
  });
});
