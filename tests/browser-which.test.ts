import { expect, test } from '@jest/globals';

import { endsBelowHeader } from './support/in-view.js';
import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';

/** What a phone of 360 × 640 shows between the header and the text field. */
const FIRST_SCREEN = 523;

describeSite('a question about topics that are close', ({ visit }, places) => {
  test.each([
    ['nl', 'wat met de borg als ik verhuis'],
    ['ar', 'سؤال عن الضمان'],
  ])('stands with all its answers on the first screen of a phone, in %s', async (lang, text) => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/${lang}`);
    await talk.type(text);
    const choices = '.choices .main button';
    expect(await page.locator(choices).count()).toBe(5);
    const asked = await endsBelowHeader(page, '.turn.bot');
    expect(asked.at(-1)).toBeGreaterThan(0);
    const ends = await endsBelowHeader(page, choices);
    expect(Math.max(...ends)).toBeLessThanOrEqual(FIRST_SCREEN);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/which.${lang}.png` });
  });
});
