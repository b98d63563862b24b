import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ROOT } from '../bot/config/paths.js';
import { describeSite } from './support/site-in-chromium.js';
import type { TestServer } from './support/server.js';
import { comesTrue } from './support/talk-on-page.js';
import { testUnlessMissing } from './support/unless-missing.js';
import { webChatFile } from './support/web-chat.js';
import { startSite } from './support/web-site.js';

/** The snippets of EMBEDDING.md, as an organisation would paste them. */
const [FRAME, WEB_CHAT] = [
  ...readFileSync(join(ROOT, 'bot', 'web', 'EMBEDDING.md'), 'utf8').matchAll(/```html\n([^`]*(?:`[^`]+`[^`]*)*?)```/g),
].map(([, html]) => html!) as [string, string];

/** The frame has grown, so its script has got a message from the guide. */
const HAS_GROWN = `document.querySelector('iframe').offsetHeight > 320`;

describeSite('on the site of an organisation', ({ visit, faults }, places) => {
  let guide: TestServer;
  let body = '';
  const organisation = createServer((req, res) => {
    if (req.url === '/webchat-minimal.js' || req.url === '/webchat.js') {
      res.setHeader('Content-Type', 'text/javascript');
      return void res.end(readFileSync(webChatFile(req.url.slice(1) as 'webchat.js')!));
    }
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(`<!doctype html><html lang="nl"><title>Organisation</title><h1>Organisation</h1>${body}`);
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => organisation.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(organisation.address() as AddressInfo).port}`;
    guide = await startSite(places.elsewhere, { ALLOWED_ORIGINS: origin });
  });
  afterAll(() => {
    organisation.closeAllConnections();
    organisation.close();
  });
  const pasted = (snippet: string, site = guide.url): string => snippet.replaceAll('https://guide.example.org', site);

  test('the frame opens in the language and at the topic asked for, as high as its content', async () => {
    body = pasted(FRAME);
    const page = await visit({ viewport: { width: 360, height: 800 } });
    await page.goto(origin);
    const frame = page.frameLocator('iframe');
    await frame.locator('.main button').first().waitFor();
    expect(await frame.locator('html').getAttribute('lang')).toBe('nl');
    expect(await frame.locator('.progress').count()).toBe(1);
    expect(await page.locator('iframe').getAttribute('title')).toBe('Hulp bij de huurwaarborg');
    await comesTrue(page, HAS_GROWN);
    expect((await page.locator('iframe').boundingBox())!.height).toBeLessThanOrEqual(680);
    await frame.locator('.main button').first().click();
    await frame.locator('.turn.bot').nth(1).waitFor();
  });

  test('only the guide itself can change the frame', async () => {
    body = pasted(FRAME);
    const page = await visit();
    await page.goto(origin);
    await comesTrue(page, HAS_GROWN);
    // The frame's height after its script has got two messages: a forged one from the page, then one from the guide.
    await page.evaluate(`{
      window.heights = [];
      addEventListener('message', ({ data }) => {
        if (data.guideHeight === 321) heights.push(document.querySelector('iframe').style.height);
      });
      postMessage({ guideHeight: 321 }, '*');
    }`);
    await page.frameLocator('iframe').locator('html').evaluate(`parent.postMessage({ guideHeight: 321 }, '*')`);
    await comesTrue(page, 'heights.length === 2');
    const [forged, own] = (await page.evaluate('heights')) as string[];
    expect(forged).not.toBe('321px');
    expect(own).toBe('321px');
  });

  test('quick exit leaves the organisation’s page as well', async () => {
    body = pasted(FRAME);
    const page = await visit();
    await page.goto(origin);
    await page.frameLocator('iframe').locator('a[data-exit]').click();
    await page.waitForURL(places.elsewhere);
  });

  test('a site that is not named may not show the guide', async () => {
    body = pasted(FRAME, places.server.url);
    const page = await visit();
    await page.goto(origin);
    while (faults().length === 0) await page.waitForTimeout(50);
    // The only refusal that this test expects.
    expect(faults().splice(0).join()).toContain("frame-ancestors 'none'");
    expect(await page.frameLocator('iframe').locator('.main').count()).toBe(0);
  });

  const fetched = webChatFile() && webChatFile('webchat.js');
  const missing = fetched ? null : 'NO WEB CHAT: left out its tests. Run "npm run web-chat" (8 MB) to fetch it.';

  /** Opens the recipe for Web Chat, in one of its bundles and a language, and waits for the first answer. */
  const openWebChat = async (bundle: string, language: string): Promise<Page> => {
    body = pasted(WEB_CHAT)
      .replace('webchat-minimal.js', bundle)
      .replace("const language = 'nl'", `const language = '${language}'`);
    const page = await visit({ viewport: { width: 800, height: 900 } });
    await page.goto(origin);
    await page.locator('#guide .webchat__text-content').first().waitFor({ timeout: 60_000 });
    return page;
  };

  for (const bundle of ['webchat.js', 'webchat-minimal.js']) {
    for (const [language, dir] of [
      ['ar', 'rtl'],
      ['ps', 'rtl'],
      ['prs', 'rtl'],
      ['fr', 'ltr'],
    ]) {
      testUnlessMissing(`Web Chat (${bundle}) lays out ${language} ${dir}, and offers no upload`, missing, async () => {
        const page = await openWebChat(bundle, language!);
        expect(await page.locator('#guide [dir]').first().getAttribute('dir')).toBe(dir);
        const bubble = page.locator('#guide .webchat__text-content').first();
        expect(await bubble.evaluate((part) => getComputedStyle(part).direction)).toBe(dir);
        expect(await page.locator('#guide input[type=file]').count()).toBe(0);
      });
    }

    testUnlessMissing(`in Web Chat (${bundle}) an empty line is one line high`, missing, async () => {
      const page = await openWebChat(bundle, 'nl');
      await page.locator('#guide input[type=text], #guide textarea').first().fill('ocmw');
      await page.keyboard.press('Enter');
      const empty = page.locator('#guide .webchat__text-content--is-plain:empty');
      await empty.first().waitFor({ state: 'attached' });
      const heights = await empty.evaluateAll((lines) =>
        lines.map((line) => line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).fontSize)),
      );
      for (const height of heights) expect(height).toBeCloseTo(1.3, 1);
    });
  }

  testUnlessMissing('Microsoft’s Web Chat holds a talk', missing, async () => {
    body = pasted(WEB_CHAT);
    const page = await visit({ viewport: { width: 800, height: 900 } });
    const outside: string[] = [];
    page.on('request', (request) => outside.push(new URL(request.url()).origin));
    await page.goto(origin);
    const choices = page.getByRole('toolbar');
    await choices.getByRole('button', { name: 'Voor mezelf of mijn gezin' }).click({ timeout: 60_000 });
    await choices.getByRole('button', { name: 'Vlaanderen' }).click();
    await choices.getByRole('button', { name: 'Vlaanderen' }).waitFor({ state: 'detached' });
    await choices.getByRole('button').first().waitFor();
    expect(outside.filter((from) => from !== origin && from !== guide.url && from !== 'null')).toEqual([]);
  });
});
