import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { describeInChromium } from './support/chromium.js';
import { type Playground, startPlayground } from './support/playground.js';
import { tempFolder } from './support/temp-folder.js';
import { startTeams, stopTeams, type Teams } from './support/teams.js';

/** A talk in a real client of somebody else: Microsoft 365 Agents Playground, in its Teams mode. */
describeInChromium('Teams in Microsoft 365 Agents Playground', (visitor) => {
  let teams: Teams;
  let playground: Playground;
  beforeAll(async () => {
    teams = await startTeams();
    playground = await startPlayground(`${teams.server.url}/api/messages`, await tempFolder());
  });
  afterEach(() => visitor.leave());
  afterAll(async () => {
    await playground.stop();
    await stopTeams();
  });

  async function open(): Promise<Page> {
    const page = await visitor.visit({ viewport: { width: 1280, height: 900 } });
    // It loads fonts from a Microsoft server. Nothing may leave this machine.
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(playground.url);
    return page;
  }

  const choice = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).last();

  test('a whole deposit talk by buttons and words, and in another language', async () => {
    const page = await open();
    await page.getByText('What do you need?').first().waitFor();
    await choice(page, 'Home and deposit').click();
    await choice(page, 'Help to pay the rental deposit').click();
    await page.getByText('Who is this for?').first().waitFor();
    // The tapped card has no buttons left.
    await page.getByText('✓ Help to pay the rental deposit').waitFor();
    await expect(page.getByRole('button', { name: 'More topics' }).count()).resolves.toBe(0);

    await choice(page, 'For me or my family').click();
    await page.getByText('✓ For me or my family').waitFor();
    await say(page, 'Flanders');
    await page.getByText('Is there a lease already?').first().waitFor();
    // Typed answers remove the buttons too.
    await expect(page.getByRole('button', { name: 'Brussels' }).count()).resolves.toBe(0);

    await say(page, 'language');
    await choice(page, 'العربية').click();
    await page
      .getByText(/هل يوجد عقد إيجار/)
      .first()
      .waitFor();
    const card = page.locator('.ac-adaptiveCard').last();
    await expect(card.evaluate((node) => getComputedStyle(node).direction)).resolves.toBe('rtl');
    await say(page, 'لغة');
    await choice(page, 'English').click();
    await page.getByText('Is there a lease already?').last().waitFor();

    // Taking the first choice at every question leads to the outcome. Each tapped card shows what was chosen.
    const chosen = page.getByText(/^✓ /);
    // A tapped card has nothing left to tap. The last card with buttons is a question, or the end of the outcome.
    const untapped = page.locator('.ac-adaptiveCard', { has: page.locator('.ac-selectable') }).last();
    for (;;) {
      await untapped.waitFor();
      if ((await untapped.getByRole('button', { name: 'Start again' }).count()) > 0) break;
      const before = await chosen.count();
      await untapped.locator('.ac-selectable').first().click();
      await chosen.nth(before).waitFor();
    }
    // Whom to call is in view; the sources are in the last fold.
    await page.locator('a[href^="tel:"]').filter({ visible: true }).first().waitFor();
    // Unfolding the sources shows more links.
    const links = page.locator('a[href^="https:"]').filter({ visible: true });
    const before = await links.count();
    await page
      .getByRole('button', { name: /Sources/ })
      .last()
      .click();
    await links.nth(before).waitFor();
    await expect(page.locator('a[href^="tel:"]').count()).resolves.toBeGreaterThan(0);
  });

  test('in a channel the bot introduces itself in one post, and answers who names it', async () => {
    const page = await open();
    await page.getByText('General', { exact: true }).click();
    await page.getByText('Name me with @ and ask your question.').waitFor();
    await page.getByText('Open a private chat').waitFor();

    await page.getByRole('textbox').first().click();
    await page.keyboard.type('deposit without a name');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('deposit without a name').waitFor();

    await page.getByRole('textbox').first().click();
    await page.keyboard.type('@Te');
    await page.getByRole('menuitem', { name: 'Test Bot' }).click();
    await page.keyboard.type(' help');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('button', { name: 'Housing and rental deposit' }).waitFor();
    // Once in the introduction, and once in the talk: others can read.
    await expect(page.getByText('Everybody in this conversation can read along.').count()).resolves.toBe(2);
  });
});

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
