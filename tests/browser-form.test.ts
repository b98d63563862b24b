import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** A phone of 360 × 640: what stands below this many pixels under the header is not on the first screen. */
const SCREEN = 523;
const DANGER = [
  'safety.danger',
  'safety.violence',
  'safety.exploitation',
  'safety.suicide',
  'safety.child',
  'housing.homeless',
];

interface Seen {
  numbers: string[];
  ends: number[];
  heights: number[];
  height: number;
  sideways: number;
}

const look = (page: Page): Promise<Seen> =>
  page.evaluate(`(() => {
    const top = document.querySelector('#header').getBoundingClientRect().bottom;
    const calls = [...document.querySelectorAll('.call.crisis')];
    const main = document.querySelector('main article') ?? [...document.querySelectorAll('.turn.bot')].at(-1);
    return {
      numbers: calls.map((call) => call.getAttribute('href')),
      ends: calls.map((call) => call.getBoundingClientRect().bottom - top),
      heights: calls.map((call) => call.getBoundingClientRect().height),
      height: main.getBoundingClientRect().height,
      sideways: document.documentElement.scrollWidth - innerWidth,
    };
  })()`);

describeSite('danger on a small screen', ({ visit }, places) => {
  test.each(WHOLE_LANGS)(
    'in %s: three buttons to call on the first screen of every page, without a script',
    async (lang) => {
      const page = await visit({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false });
      for (const topic of DANGER) {
        await page.goto(`${places.server.url}/${lang}/${topic}`);
        const seen = await look(page);
        expect([topic, seen.numbers.length, seen.numbers[0]]).toEqual([topic, 3, 'tel:112']);
        expect([topic, seen.ends.filter((end) => end > SCREEN)]).toEqual([topic, []]);
        expect([topic, seen.heights.filter((height) => height < 72)]).toEqual([topic, []]);
        expect([topic, seen.sideways]).toEqual([topic, 0]);
        expect(seen.height).toBeLessThan(1600);
        expect(await page.title()).not.toMatch(/geweld|violence|danger|gevaar|عنف|خطر/i);
        expect(await page.locator('.fold[open]').count()).toBe(0);
      }
    },
  );

  test.each([
    ['nl', 'mijn man slaat mij'],
    ['fr', 'mon mari me frappe, il lit mon téléphone'],
    ['en', 'my husband beats me'],
    ['ar', 'زوجي يضربني'],
  ])('in %s: in the chat too', async (lang, text) => {
    // Else the answer is looked at while it scrolls into its place.
    const page = await visit({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });
    const talk = await openTalk(page, `${places.server.url}/${lang}`);
    await talk.type(text);
    await page.locator('.call.crisis').nth(2).waitFor();
    const seen = await look(page);
    expect([seen.numbers.length, seen.numbers[0]]).toEqual([3, 'tel:112']);
    expect(seen.ends.filter((end) => end > SCREEN)).toEqual([]);
    // A number that a fold names can be tapped as well.
    await page.locator('.fold').first().locator('summary').click();
    expect(await page.locator('.fold .inside a[href^="tel:"]').count()).toBeGreaterThan(5);
  });

  test.each([
    ['320 px', { viewport: { width: 320, height: 568 } }],
    ['dark', { viewport: { width: 360, height: 640 }, colorScheme: 'dark' as const }],
  ])('%s: nothing runs out of the screen', async (_, options) => {
    const page = await visit(options);
    for (const lang of ['nl', 'ar'] as const) {
      await page.goto(`${places.server.url}/${lang}/safety.violence`);
      for (const fold of await page.locator('.fold > summary').all()) await fold.click();
      expect((await look(page)).sideways).toBe(0);
    }
  });
});
