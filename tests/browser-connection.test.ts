import { expect, test } from '@jest/globals';

import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { startSite } from './support/web-site.js';

/** What happens on a phone with a bad connection. */
describeSite('a bad connection', ({ visit }, places) => {
  test('a talk goes on after the server was away, and what was typed meanwhile arrives', async () => {
    const own = await startSite(places.elsewhere);
    const page = await visit();
    await openTalk(page, `${own.url}/nl`);
    await own.stop();
    await page.locator('.remark').waitFor();
    await page.fill('#message', 'waarborg');
    await page.keyboard.press('Enter');
    await startSite(places.elsewhere, { PORT: String(own.port), STATE_DIR: own.stateDir });
    await page.locator('.turn.bot').nth(1).waitFor();
    await page.locator('.remark').waitFor({ state: 'detached' });
    expect(await page.locator('.failed').count()).toBe(0);
  });

  test('where WebSockets do not get through, the talk goes on by asking', async () => {
    const page = await visit();
    await page.routeWebSocket(/stream/, (socket) => socket.close());
    const talk = await openTalk(page, `${places.server.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    await talk.tap('Voor mezelf of mijn gezin');
    expect(await page.locator('.turn.bot').count()).toBe(4);
  });

  // The message arrives, but its answer is lost. The page sends it again; it must not count twice.
  test('a message that is sent again is answered once', async () => {
    const page = await visit();
    // A stream that brings nothing. Otherwise the message's echo on it would show that it arrived.
    await page.routeWebSocket(/stream/, () => undefined);
    await openTalk(page, `${places.server.url}/nl`);
    const bodies: string[] = [];
    await page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      bodies.push(route.request().postData() ?? '');
      if (bodies.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.fill('#message', 'waarborg');
    await page.keyboard.press('Enter');
    await page.locator('.turn.bot').nth(1).waitFor();
    expect(bodies.length).toBe(2);
    expect(bodies[0]).toContain('clientActivityID');
    expect(bodies[1]).toBe(bodies[0]);
    expect(await page.locator('.turn.user').count()).toBe(1);
    expect(await page.locator('.turn.bot').count()).toBe(2);
    expect(await page.locator('.failed').count()).toBe(0);
  });

  test('a message that cannot be sent says so, and arrives when it is tried again', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/nl`);
    const bodies: string[] = [];
    let away = true;
    await page.route('**/activities', (route) => {
      if (route.request().method() === 'POST') bodies.push(route.request().postData() ?? '');
      return away ? route.abort() : route.continue();
    });
    await page.fill('#message', 'waarborg');
    await page.keyboard.press('Enter');
    await page.locator('.failed').waitFor();
    expect(bodies.length).toBe(3);
    expect(new Set(bodies).size).toBe(1);
    away = false;
    await page.click('.failed button');
    await page.locator('.turn.bot').nth(1).waitFor();
    await page.locator('.failed').waitFor({ state: 'detached' });
    expect(await page.locator('.turn.user').count()).toBe(1);
    expect(await page.locator('.turn.bot').count()).toBe(2);
  });

  test('it says when there is no internet, and takes it back when there is', async () => {
    const page = await visit();
    await openTalk(page, `${places.server.url}/nl`);
    await page.context().setOffline(true);
    await page.locator('.remark').waitFor();
    expect(await page.locator('.remark').innerText()).toContain('geen internet');
    await page.context().setOffline(false);
    await page.locator('.remark').waitFor({ state: 'detached' });
  });

  test('changing the language in the middle of a dialog shows the same question, and keeps the answers', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/nl`);
    await talk.tap('Woning en waarborg');
    await talk.tap('Hulp om de huurwaarborg te betalen');
    await talk.tap('Voor mezelf of mijn gezin');
    const before = await page.locator('.progress progress').getAttribute('value');
    await page.click('.languages summary');
    await page.click('.languages a[lang=ar]');
    await page.waitForSelector('html[lang=ar][dir=rtl]');
    expect(await page.locator('.progress progress').getAttribute('value')).toBe(before);
    expect(await page.locator('.turn.bot').last().getAttribute('lang')).toBe('ar');
    expect(await page.locator('.turn.bot').first().getAttribute('lang')).toBe('nl');
    await talk.tap('رجوع');
    expect(await page.locator('.progress progress').getAttribute('value')).toBe('1');
  });
});
