import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { violations } from './support/axe.js';
import { describeSite } from './support/site-in-chromium.js';
import { comesTrue } from './support/talk-on-page.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

describeSite('access', ({ visit }, places) => {
  const PAGES = ['/deposit.rules', '/safety.violence', '/deposit.start', '/deposit.rules/card', '/topics', '/tracks'];

  for (const colorScheme of ['light', 'dark'] as const) {
    test.each(WHOLE_LANGS)(`axe-core finds nothing on any kind of page in %s, ${colorScheme}`, async (lang) => {
      // So high that nothing lies under the fixed bars: axe takes covered elements for too small to tap.
      const page = await visit({ viewport: { width: 360, height: 12_000 }, colorScheme });
      const found: string[] = [];
      for (const path of [...PAGES, '/no.such']) {
        await page.goto(`${places.server.url}/${lang}${path}`);
        await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
        found.push(...(await violations(page)));
      }
      await page.goto(`${places.server.url}/${lang}/reunification.deadline`);
      await page.click('form#begin button');
      found.push(...(await violations(page)));
      await page.locator('button[name=choice]').first().click();
      found.push(...(await violations(page)));

      await page.goto(`${places.server.url}/${lang}?topic=reunification.deadline`);
      await page.locator('.choices button').first().waitFor();
      found.push(...(await violations(page)));
      await page.locator('.main button').first().click();
      await page.locator('.day').waitFor();
      found.push(...(await violations(page)));
      await page.locator('.main button').first().click();
      await page.locator('.fold').first().waitFor();
      found.push(...(await violations(page)));
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`);
      await page.locator('.sources').waitFor();
      found.push(...(await violations(page)));
      await page.fill('#message', 'ik ben bang');
      await page.keyboard.press('Enter');
      await page.locator('.banner').waitFor();
      found.push(...(await violations(page)));
      expect(found).toEqual([]);
    });
  }

  test.each(WHOLE_LANGS)('each flow is done in %s with the keyboard alone', async (lang) => {
    const page = await visit();
    for (const flow of FLOWS) {
      await page.goto(`${places.server.url}/${lang}?topic=${flow}`);
      await page.locator('.choices button').first().waitFor();
      for (let step = 0; (await page.locator('.progress').count()) > 0; step += 1) {
        expect(step).toBeLessThan(20);
        const before = await page.locator('.turn.bot').count();
        await tabTo(page, `document.activeElement.matches('.main button')`);
        await page.keyboard.press('Enter');
        await page.locator('.turn.bot').nth(before).waitFor();
        await page.locator('.choices button').first().waitFor();
        // The focus is at the next answers, so that nobody must start again at the top.
        expect(await page.evaluate(`document.activeElement.closest('#choices') !== null`)).toBe(true);
      }
      expect(await page.locator('.turn.bot').last().locator('.sources').count()).toBe(1);
      await page.evaluate('sessionStorage.clear()');
    }
  });

  test('a dialog on plain pages, and quick exit, with the keyboard alone', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/ar/deposit.start`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.matches('.skip')`)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, `document.activeElement.matches('form#begin button')`);
    await page.keyboard.press('Enter');
    for (let step = 0; step < 20; step += 1) {
      await page.locator('form button[name=choice]').first().waitFor();
      if ((await page.locator('p.step').count()) === 0) break;
      const before = await page.locator('p.step').innerText();
      await tabTo(page, `document.activeElement.matches('p.main button')`);
      await page.keyboard.press('Enter');
      await page.waitForLoadState();
      await comesTrue(page, `document.querySelector('p.step')?.innerText !== ${JSON.stringify(before)}`);
    }
    expect(await page.locator('.sources').count()).toBe(1);
    await tabTo(page, `document.activeElement.matches('a.exit')`);
    await page.keyboard.press('Enter');
    await page.waitForURL(places.elsewhere);
  });

  test('what has the focus shows it', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl/deposit.rules`);
    const unseen: string[] = [];
    for (let tab = 0; tab < 25; tab += 1) {
      await page.keyboard.press('Tab');
      const [name, width] = (await page.evaluate(
        `[document.activeElement.outerHTML.slice(0, 80), getComputedStyle(document.activeElement).outlineWidth]`,
      )) as [string, string];
      if (Number.parseFloat(width) < 2) unseen.push(name);
    }
    expect(unseen).toEqual([]);
  });

  // WCAG 1.4.4 and 1.4.10: text of twice the size on a small screen.
  test.each(WHOLE_LANGS)('at 200 %% text size in %s nothing is cut off or sticks out', async (lang) => {
    const page = await visit({ viewport: { width: 360, height: 640 } });
    for (const path of ['', '/deposit.rules', '/topics', '/tracks', '/deposit.rules/card']) {
      await page.goto(`${places.server.url}/${lang}${path}`);
      if (path === '') await page.locator('.choices button').first().waitFor();
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
  });

  test('where less motion is asked for, nothing moves', async () => {
    const page = await visit({ reducedMotion: 'reduce' });
    await page.goto(`${places.server.url}/nl`);
    const moving = `[...document.querySelectorAll('*')].filter((element) =>
      getComputedStyle(element).animationName !== 'none' || parseFloat(getComputedStyle(element).transitionDuration) > 0
    ).length`;
    expect(await page.evaluate(moving)).toBe(0);
    expect(await page.evaluate(`getComputedStyle(document.documentElement).scrollBehavior`)).toBe('auto');
  });

  // If old entries of a live region change, screen readers read them again.
  test('each message is added to the log once, and stays as it is', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.choices button').first().waitFor();
    await page.evaluate(`(() => {
      window.added = [];
      window.changed = [];
      const log = document.querySelector('[role=log]');
      new MutationObserver((records) => {
        for (const { target, addedNodes, type } of records) {
          for (const node of addedNodes) if (node.classList?.contains('turn')) added.push(node.className);
          if (type === 'characterData' || (target !== log && target.closest?.('.turn'))) changed.push(target.nodeName);
        }
      }).observe(log, { childList: true, subtree: true, characterData: true });
    })()`);
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(1).waitFor();
    await page.locator('.main button').first().waitFor();
    await page.click('.languages summary');
    await page.click('.languages a[lang=fr]');
    await page.locator('.turn.bot[lang=fr]').waitFor();
    expect(await page.evaluate('added')).toEqual(['turn user', 'turn bot', 'turn user', 'turn bot']);
    expect(await page.evaluate('changed')).toEqual([]);
    // The other one says that a text is too long, and nothing until then.
    expect(await page.locator('[aria-live], [role=status], [role=log]').count()).toBe(2);
    expect(await page.locator('[role=status]').allTextContents()).toEqual(['']);
  });
});

const FLOWS = [
  'arrival.start',
  'deposit.start',
  'referral.start',
  'reunification.deadline',
  'reunification.documents',
  'reunification.income',
  'reunification.minor',
  'reunification.start',
];

/** Presses Tab until a condition holds. */
async function tabTo(page: Page, condition: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    if (await page.evaluate(condition)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${condition} on ${page.url()}`);
}
