import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';

/** What a person in danger sees when the talk cannot be stored or reached, and what a watcher does not see. */
describeSite('danger on the page', ({ visit }, places) => {
  const send = async (page: Page, text: string): Promise<void> => {
    await page.fill('#message', text);
    await page.keyboard.press('Enter');
  };
  const busy = (page: Page, pattern: string, status = 429) =>
    page.route(pattern, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status, json: { error: { code: 'too_many_requests', message: 'wait' } } })
        : route.continue(),
    );

  test('a store that is away: the answer with its numbers comes, the message does not look lost, the talk goes on', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/nl`);
    const { store } = places.server;
    const { read } = store;
    store.read = () => Promise.reject(new Error('away'));
    await talk.type('mijn man slaat mij');
    expect(await talk.last()).toContain('112');
    expect(await page.locator('.turn.bot a.call.crisis').count()).toBe(3);
    expect(await page.locator('.failed').count()).toBe(0);
    expect(await page.locator('.turn.bot').count()).toBe(2);
    store.read = read;
    await talk.type('waarborg');
    expect(await page.locator('.turn.bot').count()).toBe(3);
  });

  test('what only sounds like danger: one line to tap above the answer, as wide as it, with no card of its own', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/ar`);
    await talk.type('أنا خايف');
    const banner = page.locator('.turn.bot a.banner');
    expect(await banner.count()).toBe(1);
    expect(await banner.getAttribute('href')).toBe('tel:112');
    expect(await banner.innerText()).toMatch(/في خطر؟ اتصلوا بـ\s?.?112/u);
    expect(await page.locator('.message a.banner').count()).toBe(0);
    const [line, answer] = await Promise.all(
      [banner, page.locator('.turn.bot').last().locator('.message').first()].map((it) => it.boundingBox()),
    );
    expect(line!.height).toBeGreaterThanOrEqual(48);
    expect(line!.width).toBeGreaterThanOrEqual(answer!.width);
    expect(line!.y + line!.height).toBeLessThanOrEqual(answer!.y);
  });

  test('no talk can be opened: the welcome stays, and who writes of danger is answered', async () => {
    const { store } = places.server;
    const { read } = store;
    store.read = () => Promise.reject(new Error('away'));
    try {
      const page = await visit();
      await page.goto(`${places.server.url}/nl`);
      await page.locator('details.remark').waitFor();
      expect(await page.locator('.log .turn.bot').first().innerText()).not.toBe('');
      await send(page, 'mijn man slaat mij');
      await page.locator('.turn.user + .turn.bot').waitFor();
      expect(await page.locator('.turn.user + .turn.bot a.call.crisis').count()).toBe(3);
      expect(await page.locator('.failed, .turn.user .help').count()).toBe(0);
    } finally {
      store.read = read;
    }
  });

  test('a refusal says that it is busy, folded, and no number is in sight', async () => {
    const page = await visit();
    await busy(page, '**/v3/directline/conversations');
    await page.goto(`${places.server.url}/nl`);
    const notice = page.locator('details.remark');
    await notice.waitFor();
    expect(await notice.locator('summary').innerText()).toBe('Het is nu even te druk. We proberen het opnieuw…');
    expect(await page.locator('.help').isVisible()).toBe(false);
    await notice.locator('summary').click();
    const numbers = await notice.locator('a[href^="tel:"]').evaluateAll((links) => links.map((a) => (a as any).href));
    expect(numbers.slice(0, 2)).toEqual(['tel:112', 'tel:101']);
  });

  test('a message that does not get through shows the numbers', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/fr`);
    await busy(page, '**/activities');
    await send(page, 'garantie locative');
    await page.locator('.failed').waitFor();
    expect(await page.locator('.turn.user .help').innerText()).toContain('Joignable jour et nuit');
    expect(await page.locator('.turn.user .help a').first().getAttribute('href')).toBe('tel:112');
  });

  test('without internet too, while the message waits', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/ar`);
    await page.context().setOffline(true);
    await page.locator('details.remark').waitFor();
    expect(await page.locator('.help').first().isVisible()).toBe(false);
    await send(page, 'مساعدة');
    await page.locator('.turn.user .help').waitFor();
    expect(await page.locator('.turn.user .help a').count()).toBeGreaterThanOrEqual(4);
    await page.context().setOffline(false);
    await page.locator('.turn.user .help').waitFor({ state: 'detached' });
  });
});
