import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { startSite } from './support/web-site.js';

describeSite('quick exit and lost connections', ({ visit }, places) => {
  async function talk(page: Page): Promise<{ id: string; token: string }> {
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(1).waitFor();
    return JSON.parse(await page.evaluate('sessionStorage.talk')) as { id: string; token: string };
  }

  /** Whether the server forgets the conversation; asks a limited number of times, so that a lost one is told. */
  async function isForgotten({ id, token }: { id: string; token: string }): Promise<boolean> {
    const url = `${places.server.url}/v3/directline/conversations/${id}/activities`;
    for (let asked = 0; asked < 100; asked += 1) {
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) return true;
      const { activities } = (await response.json()) as { activities: unknown[] };
      if (activities.length === 0) return true;
      await wait(50);
    }
    return false;
  }

  test('one tap leaves, deletes the conversation, and "Back" does not show the talk again', async () => {
    const page = await visit();
    await page.goto(`${places.elsewhere}?before`);
    const conversation = await talk(page);
    await page.click('[data-exit]');
    await page.waitForURL(places.elsewhere);
    expect(await isForgotten(conversation)).toBe(true);
    await page.goBack();
    expect(page.url()).toBe(`${places.elsewhere}?before`);
  });

  test('Escape twice leaves from a plain page too, and the chat behind it has forgotten the talk', async () => {
    const page = await visit();
    const conversation = await talk(page);
    await page.goto(`${places.server.url}/nl/deposit.rules`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL(places.elsewhere);
    expect(await isForgotten(conversation)).toBe(true);
    await page.goBack();
    await page.locator('.main button').first().waitFor();
    expect(await page.locator('.turn.user').count()).toBe(0);
    expect(await page.locator('.turn.bot').count()).toBe(1);
    expect(await page.evaluate('JSON.parse(sessionStorage.talk).id')).not.toBe(conversation.id);
  });

  test('a talk goes on after the server was away, and what was typed meanwhile arrives', async () => {
    const own = await startSite(places.elsewhere);
    const page = await visit();
    await page.goto(`${own.url}/nl`);
    await page.locator('.main button').first().waitFor();
    await own.stop();
    await page.locator('.remark').waitFor();
    await page.fill('#message', 'waarborg');
    await page.keyboard.press('Enter');
    const env = { PORT: String(own.port), STATE_DIR: own.stateDir };
    await startSite(places.elsewhere, env);
    await page.locator('.turn.bot').nth(1).waitFor();
    await page.locator('.remark').waitFor({ state: 'detached' });
    expect(await page.locator('.failed').count()).toBe(0);
  });
});
