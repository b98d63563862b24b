import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { comesTrue } from './support/talk-on-page.js';

describeSite('quick exit', ({ visit }, places) => {
  async function talk(page: Page): Promise<{ id: string; token: string }> {
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(1).waitFor();
    return JSON.parse(await page.evaluate('sessionStorage.talk')) as { id: string; token: string };
  }

  /**
   * Whether the server deletes the conversation. Asks a limited number of times, so that a remaining one is reported.
   */
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

  /** What the browser still stores for the site. Looks at it from a page without scripts of its own. */
  async function remains(page: Page): Promise<unknown> {
    await page.goto(`${places.server.url}/assets/icon.svg`);
    return page.evaluate(`(async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: localStorage.length,
      session: Object.keys(sessionStorage),
      cookies: document.cookie ?? '',
    }))()`);
  }

  test('one tap hides the page, deletes the conversation and everything kept on the device', async () => {
    const page = await visit();
    const conversation = await talk(page);
    await comesTrue(page, 'caches.open("saved").then((cache) => cache.keys()).then((keys) => keys.length >= 6)');
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    expect(await isForgotten(conversation)).toBe(true);
    expect(await remains(page)).toEqual({ caches: [], workers: 0, local: 0, session: ['left'], cookies: '' });
  });

  test('"Back" leads to no page of ours, however many were opened', async () => {
    const page = await visit();
    await page.goto(`${places.elsewhere}?before`);
    await talk(page);
    await page.goto(`${places.server.url}/nl/safety.violence`);
    await page.click('.related summary');
    await page.click('.related a >> nth=0');
    await page.click('a[data-exit]');
    await page.waitForURL(places.elsewhere);
    const backIsElsewhere = async (): Promise<void> => {
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForURL(places.elsewhere);
      expect(await page.locator('p').innerText()).toBe('Sunny.');
    };
    await backIsElsewhere();
    await backIsElsewhere();
    await page.goBack();
    expect(page.url()).toBe(`${places.elsewhere}?before`);
  });

  test('whoever comes anew in the same tab finds the site again, with a new talk', async () => {
    const page = await visit();
    const conversation = await talk(page);
    await page.click('a[data-exit]');
    await page.waitForURL(places.elsewhere);
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.main button').first().waitFor();
    expect(await page.locator('.turn.user').count()).toBe(0);
    expect(await page.evaluate('JSON.parse(sessionStorage.talk).id')).not.toBe(conversation.id);
    expect(await page.evaluate('"left" in sessionStorage')).toBe(false);
  });

  // On a slow connection the chat's script takes long to load. A person who must leave cannot wait for it.
  test('it works before the page has loaded its script, and hides at once', async () => {
    const page = await visit();
    await page.route('**/assets/client.js*', () => undefined);
    // "No content" keeps the page, so that the test can look at it.
    await page.route(places.elsewhere, (route) => route.fulfill({ status: 204 }));
    await page.goto(`${places.server.url}/nl`, { waitUntil: 'commit' });
    await page.locator('a[data-exit]').click({ noWaitAfter: true });
    expect(await page.evaluate('document.documentElement.hidden')).toBe(true);
    expect((await page.title()).trim()).toBe('');
    expect(await page.locator('header').isVisible()).toBe(false);
  });

  test('without JavaScript it is a link that tells the other site nothing', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(`${places.server.url}/ar/safety.violence`);
    expect(await page.locator('a[data-exit]').getAttribute('rel')).toBe('nofollow noreferrer');
    await page.click('a[data-exit]');
    expect(page.url()).toBe(places.elsewhere);
  });

  test('tab title and icon say nothing of what the page is about', async () => {
    const page = await visit();
    const titles = new Set<string>();
    for (const path of ['/nl', '/nl/safety.violence', '/nl/tracks', '/nl/topics']) {
      await page.goto(places.server.url + path);
      titles.add(await page.title());
      expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('/assets/icon.svg');
    }
    expect([...titles]).toEqual(['Informatie']);
  });
});
