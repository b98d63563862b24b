import { setTimeout as wait } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { call } from './support/direct-line-call.js';
import { describeSite } from './support/site-in-chromium.js';

/** A browser whose owner or settings forbid a site to store anything, or that throws where others do not. */
const REFUSES = `(() => { throw new DOMException('refused', 'SecurityError'); })`;
const without = (...names: string[]): string =>
  names
    .map((name) => {
      const [owner, key] = name.split('.') as [string, string];
      return `Object.defineProperty(${owner}, '${key}', { get: ${REFUSES} });`;
    })
    .join('\n');
const SESSION = 'window.sessionStorage';
const SAVED = ['navigator.serviceWorker', 'window.caches'];

describeSite('quick exit where the browser refuses', ({ visit, faults }, places) => {
  interface Conversation {
    conversationId: string;
    token: string;
  }

  /** Opens the chat and answers its first question. Returns what the browser cannot store. */
  async function talk(page: Page): Promise<Conversation> {
    const opened = page.waitForResponse((response) => response.url().endsWith('/v3/directline/conversations'));
    await page.goto(`${places.server.url}/nl`);
    const conversation = (await (await opened).json()) as Conversation;
    await page.locator('.main button').first().click();
    await page.locator('.turn.bot').nth(1).waitFor();
    return conversation;
  }

  /**
   * What the server still has of a conversation. Asks a limited number of times, so that a remaining one is reported.
   */
  async function remembered({ conversationId, token }: Conversation): Promise<unknown[]> {
    let activities: unknown[] = [];
    for (let asked = 0; asked < 100; asked += 1) {
      const url = `${places.server.url}/v3/directline/conversations/${conversationId}/activities`;
      const { status, body } = await call('GET', url, { token });
      activities = status === 200 ? (body.activities as unknown[]) : [];
      if (activities.length === 0) break;
      await wait(50);
    }
    return activities;
  }

  test.each([
    ['nothing', []],
    ['what a tab keeps', [SESSION]],
    ['whatever is kept', [SESSION, ...SAVED]],
  ])('%s: the server forgets the talk, and another site is shown', async (_what, refused) => {
    const page = await visit();
    await page.addInitScript(without(...refused));
    const conversation = await talk(page);
    await page.click('a[data-exit]', { noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    expect(await remembered(conversation)).toEqual([]);
  });

  test.each(['/nl', '/ar/deposit.rules'])('whoever leaves %s is not kept back by a step that fails', async (path) => {
    const page = await visit();
    await page.addInitScript(`speechSynthesis.cancel = ${REFUSES}`);
    await page.goto(places.server.url + path);
    await page.locator('a[data-exit]').click({ noWaitAfter: true });
    await page.waitForURL(places.elsewhere);
    expect(faults().splice(0).join()).toContain('refused');
  });
});
