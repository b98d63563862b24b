import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';

describeSite('the keys of quick exit', ({ visit }, places) => {
  async function press(page: Page, ...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key).catch(() => undefined);
  }

  /** Presses that must not count. Two of Shift follow: if one had counted, they would make three. */
  async function stays(page: Page, act: () => Promise<void>): Promise<void> {
    const address = page.url();
    await act();
    await wait(100);
    expect(page.url()).toBe(address);
    expect(await page.evaluate('document.documentElement.hidden')).toBe(false);
  }

  test.each(['/nl', '/ar/deposit.rules', '/fr/tracks', '/en/deposit.rules/card', '/nl/topics', '/nl/no.such'])(
    'Shift three times leaves from %s; twice, or too slowly, does not',
    async (path) => {
      const page = await visit();
      await page.goto(places.server.url + path);
      await stays(page, () => press(page, 'Shift', 'Shift'));
      await wait(2100);
      await stays(page, () => press(page, 'Shift', 'Shift'));
      await press(page, 'Shift');
      await page.waitForURL(places.elsewhere);
    },
  );

  test.each(['/nl?topic=deposit.start', '/nl/deposit.rules'])(
    'Escape closes the language menu on %s, and never leaves',
    async (path) => {
      const page = await visit();
      await page.goto(places.server.url + path);
      await page.locator('.languages summary').click();
      expect(await page.locator('.languages').getAttribute('open')).not.toBeNull();
      await stays(page, () => press(page, 'Escape'));
      expect(await page.locator('.languages').getAttribute('open')).toBeNull();
      await stays(page, () => press(page, 'Escape', 'Escape', 'Escape', 'Escape'));
    },
  );

  test('Shift with another key, changes of the keyboard and what an input method takes do not count', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl`);
    await page.locator('#message').click();
    for (const key of ['Shift+A', 'Alt+Shift', 'Control+Shift', 'Shift+Tab'])
      await stays(page, () => press(page, key, key, key, key));
    for (const composed of [{ isComposing: true }, { keyCode: 229 }]) {
      const event = JSON.stringify({ key: 'Shift', bubbles: true, ...composed });
      await stays(page, () =>
        page.evaluate(
          `for (let i = 0; i < 4; i++) document.body.dispatchEvent(new KeyboardEvent('keydown', ${event}))`,
        ),
      );
    }
    await page.keyboard.down('Shift');
    await stays(page, async () => {
      for (let held = 0; held < 5; held += 1) await page.keyboard.down('Shift');
    });
    await page.keyboard.up('Shift');
  });
});
