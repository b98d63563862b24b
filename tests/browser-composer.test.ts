import { expect, test } from '@jest/globals';

import { localeText, readLocale } from '../bot/content/locale.js';
import { type Lang, LANGS } from '../bot/model/lang.js';
import { describeSite } from './support/site-in-chromium.js';
import { violations } from './support/axe.js';
import { openTalk } from './support/talk-on-page.js';

/** What the page says of a text that it has cut. */
const tooLong = (lang: Lang): string => localeText(readLocale(lang), 'web.too_long')!;

/** The field in which people type. */
describeSite('the text field', ({ visit }, places) => {
  test('what is typed goes to no spelling service, and names are not "mended"', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/nl`);
    const field = page.locator('#message');
    expect(await field.evaluate((one) => (one as never as { spellcheck: boolean }).spellcheck)).toBe(false);
    for (const service of ['autocorrect', 'autocomplete']) expect(await field.getAttribute(service)).toBe('off');
  });

  test.each(LANGS)('a pasted letter that is too long is cut, and the page says so in %s', async (lang) => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/${lang}`);
    const notice = page.locator('.too-long');
    // It is there before it says anything, so that screen readers watch it.
    expect([await notice.getAttribute('role'), await notice.innerText()]).toEqual(['status', '']);
    await page.focus('#message');
    await page.keyboard.insertText('a'.repeat(1999) + '😀'.repeat(2000));
    // No half of a sign is left at the cut.
    expect(await page.inputValue('#message')).toBe('a'.repeat(1999));
    expect(await notice.isVisible()).toBe(true);
    expect(await notice.innerText()).toBe(tooLong(lang));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.fill('#message', 'ocmw');
    expect(await notice.innerText()).toBe('');
    await page.fill('#message', 'ocmw '.repeat(600));
    expect(await notice.innerText()).toBe(tooLong(lang));
    await page.press('#message', 'Enter');
    expect(await notice.innerText()).toBe('');
    expect(await talk.last()).not.toBe('');
  });

  // Half under the field, a tap meant for the choice would open the keyboard.
  test.each(LANGS)('no choice of the first page, or of a first question, lies half under it in %s', async (lang) => {
    for (const path of ['', '?topic=deposit.start', '?topic=reunification.deadline']) {
      const page = await visit({ viewport: { width: 390, height: 844 } });
      await openTalk(page, `${places.server.url}/${lang}${path}`);
      const small = await violations(page, { rules: ['target-size'] });
      // A link at the page's foot may end there: half of it is enough for a tap, and the page scrolls.
      expect(small.filter((found) => /<button|class="tile/.test(found))).toEqual([]);
    }
  });
});
