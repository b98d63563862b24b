import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';

/** What a browser lacks in which tabs cannot tell each other anything. */
const NO_CHANNEL = 'delete window.BroadcastChannel;';
const NO_EVENT = `addEventListener('storage', (event) => event.stopImmediatePropagation(), true);`;

describeSite('quick exit with several tabs', ({ visit }, places) => {
  async function opened(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(places.server.url + path);
    await page.locator('a[data-exit]').waitFor();
    return page;
  }

  /** The same page in another tab that begins with all that this tab has stored, as "duplicate tab" does. */
  async function duplicate(page: Page): Promise<Page> {
    const popup = page.waitForEvent('popup');
    await page.evaluate('void window.open(location.href)');
    const tab = await popup;
    await tab.locator('.choices button').first().waitFor();
    return tab;
  }

  test.each([
    ['by the channel', ''],
    ['by the event of storage, where there is no channel', NO_CHANNEL],
  ])('every tab leaves, %s, and nothing stays stored', async (_how, script) => {
    const talk = await visit();
    const context = talk.context();
    await context.addInitScript(script);
    await openTalk(talk, `${places.server.url}/nl`);
    const paths = ['/fr/safety.violence', '/ar/tracks', '/en/deposit.rules/card', '/nl/no.such'];
    const others: Page[] = [];
    for (const path of paths) others.push(await opened(context, path));
    const id = JSON.parse((await talk.evaluate('sessionStorage.talk')) as string).id as string;
    await others[0]!.locator('a[data-exit]').click({ noWaitAfter: true });
    for (const page of [...others, talk]) await page.waitForURL(places.elsewhere);
    while (Object.keys(await places.server.store.read([`web:${id}`])).length > 0) await wait(50);
    await talk.goBack().catch(() => undefined);
    expect(talk.url()).not.toContain(places.server.url);
    await others[0]!.goto(`${places.server.url}/assets/icon.svg`);
    expect(await others[0]!.evaluate('localStorage.length')).toBe(0);
  });

  test('a tab that could not be told begins no talk by itself; when the person goes on, one begins', async () => {
    const page = await visit();
    await page.context().addInitScript(NO_CHANNEL + NO_EVENT);
    await openTalk(page, `${places.server.url}/nl`);
    const other = await duplicate(page);
    let begun = 0;
    other.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/conversations')) begun += 1;
    });
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    await other.getByText('Dit gesprek is afgelopen').waitFor();
    const said = await other.locator('.turn.bot').count();
    await wait(2000);
    expect(begun).toBe(0);
    expect(await other.locator('.turn.bot').count()).toBe(said);
    await other.fill('#message', 'mag de huisbaas cash geld vragen');
    await other.press('#message', 'Enter');
    await other.getByText('Betaal nooit cash').first().waitFor();
    expect(begun).toBe(1);
  });
});
