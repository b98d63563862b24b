import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { loadContent } from '../bot/content/load.js';
import { checkedDays } from './support/check-days.js';
import { describeSite } from './support/site-in-chromium.js';

/** One whole deposit talk as a person has it: some answers tapped, some typed, in a window as small as a phone's. */
describeSite('a deposit talk', ({ visit }, places) => {
  const turns = (page: Page): Promise<number> => page.locator('.turn.bot').count();

  async function answered(page: Page, act: () => Promise<void>): Promise<void> {
    const before = await turns(page);
    await act();
    await page.locator('.turn.bot').nth(before).waitFor();
  }
  const type = (page: Page, text: string): Promise<void> =>
    answered(page, async () => {
      await page.fill('#message', text);
      await page.keyboard.press('Enter');
    });
  const tap = (page: Page, label: string): Promise<void> =>
    answered(page, () => page.locator('.main').last().getByRole('button', { name: label, exact: true }).click());
  const unfold = (page: Page): Promise<void> =>
    page.evaluate("for (const fold of document.querySelectorAll('.turn.bot:last-of-type details')) fold.open = true");
  const last = (page: Page): Promise<string> => page.locator('.turn.bot').last().innerText();

  test('in Dutch', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/nl`);
    await page.locator('.main button').first().waitFor();
    await type(
      page,
      'ik heb een appartement gevonden, ze willen 2400 euro voor ik de sleutel krijg en ik heb dat niet',
    );
    await tap(page, 'Voor mezelf of mijn gezin');
    await type(page, 'Vlaanderen');
    await type(page, '1');
    await tap(page, 'Nee');
    await type(page, 'mag de huisbaas cash geld vragen, is dat oplichting?');
    expect(await last(page)).toContain('cash');
    await tap(page, 'Erkend vluchteling of subsidiaire bescherming');
    await tap(page, 'Loon van werk');
    await tap(page, 'Nee, of ik heb geen lening');
    await tap(page, 'Binnen enkele weken');
    await answered(page, async () => {
      await page.locator('.day input').fill('2400');
      await page.getByRole('button', { name: 'Verstuur bedrag' }).click();
    });

    const first = await last(page);
    expect(first).toContain('Betaal nog niet. Teken nog niet.');
    expect(first).toContain('Vraag een lening zonder rente aan het Vlaams Woningfonds');
    expect(first.replaceAll('\u00a0', ' ')).toContain('€ 2.400 mag alleen vanaf € 800 huur');
    expect(first).not.toContain('24 maanden');
    await unfold(page);
    const outcome = await last(page);
    expect(outcome).toContain('24 maanden');
    expect(outcome).toContain('nooit cash');
    expect(outcome).toContain('3 maanden huur');
    const checked = /Nagekeken op (\d+ [a-z]+ \d{4})/.exec(await last(page))?.[1];
    expect(checkedDays(loadContent().facts, 'nl')).toContain(checked);
    // Nothing may be wider than a phone's screen.
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('in Arabic, right to left', async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/ar`);
    await page.locator('.main button').first().waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await type(page, 'لقيت شقة وبدهم 2400 يورو قبل ما يعطوني المفتاح وما معي المبلغ');
    await type(page, '١');
    await type(page, '١');
    await type(page, '١');
    await type(page, '١');
    await type(page, '١/١٢/٢٠٢٦');
    await type(page, '١');
    await type(page, '٢');
    await type(page, '١');
    await type(page, '١');
    await type(page, '٢٤٠٠');

    await unfold(page);
    const outcome = (await last(page)).replace(/[\u2066-\u2069\u200e\u200f]/g, '');
    expect(outcome).toContain('OCMW');
    expect(outcome).toContain('1 كانون الأول (ديسمبر) 2026');
    expect(outcome).toContain('art. 2 § 8');
    expect(outcome).toMatch(/مسموح فقط إذا كان الإيجار \D*800\D/);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
