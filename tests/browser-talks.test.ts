import { expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import { checkedDays } from './support/check-days.js';
import { NO_PAPER, printed } from './support/paper.js';
import { describeSite } from './support/site-in-chromium.js';
import { comesTrue, openTalk } from './support/talk-on-page.js';
import { testUnlessMissing } from './support/unless-missing.js';

/** A device with voices for some languages. It records what it is asked to say. */
const VOICES = `
  window.said = [];
  class Utterance { constructor(text) { this.text = text; } }
  window.SpeechSynthesisUtterance = Utterance;
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'nl-BE' }, { lang: 'ar_SA' }],
    speak: (utterance) => said.push(utterance),
    cancel: () => said.push('cancel'),
    addEventListener: () => undefined,
  } });
`;

describeSite('talks as people hold them', ({ visit }, places) => {
  test('a whole family reunification talk in Dutch, with a step back and a changed answer', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/nl`);
    await talk.type('hoeveel tijd heb ik voor gezinshereniging');
    await talk.tap('Erkend vluchteling');
    await page.fill('input[name=day]', '1');
    await page.selectOption('select[name=month]', '7');
    await page.fill('input[name=year]', '2026');
    const before = await page.locator('.turn.bot').count();
    await page.click('.day button');
    await page.locator('.turn.bot').nth(before).waitFor();
    expect(await page.locator('.bubble').last().innerText()).toContain('1 juli 2026');
    await talk.tap('Terug');
    await talk.type('1/7/2026');
    await talk.tap('Geen, of ik was nog niet in België');
    await talk.tap('Nee');
    await talk.tap('Ja, het gezin bestond al');
    expect(await talk.last()).toContain('31 december 2026');
    const calendar = page.locator('.turn.bot').last().locator('a[href$="/nl/calendar/2026-12-31.ics"]');
    expect(await calendar.getAttribute('download')).toBe('2026-12-31.ics');
    const fold = page
      .locator('.turn.bot')
      .last()
      .locator('.fold', { has: page.locator('.sources') });
    expect(await fold.getAttribute('open')).toBeNull();
    await fold.locator('summary').first().click();
    const sources = fold.locator('.sources');
    const checked = /Nagekeken op (\d+ [a-z]+ \d{4})/.exec(await sources.innerText())?.[1];
    expect(checkedDays(loadContent().facts, 'nl')).toContain(checked);
    expect(await sources.locator('.review').isVisible()).toBe(true);
  });

  test('the same in Arabic, typed in its own digits', async () => {
    const page = await visit();
    const talk = await openTalk(page, `${places.server.url}/ar?topic=reunification.deadline`);
    await talk.type('١');
    await talk.type('١/٧/٢٠٢٦');
    // No card before the reform, not a child alone, a family from before.
    await talk.type('٣');
    await talk.type('١');
    await talk.type('١');
    expect(await talk.last()).toContain('31 كانون الأول (ديسمبر) 2026');
    // In view, since folded text has no innerText.
    expect(await page.locator('.turn.bot').last().innerText()).toContain('ترجمة آلية');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('the months of the day fields stand in the language of the page', async () => {
    const page = await visit({ locale: 'nl-BE' });
    const talk = await openTalk(page, `${places.server.url}/ar?topic=reunification.deadline`);
    await talk.type('١');
    expect(await page.locator('select[name=month] option').nth(7).innerText()).toBe('7 · تموز (يوليو)');
  });

  test('messages can be read aloud where the device has a voice, numbers to call digit by digit', async () => {
    const page = await visit();
    await page.addInitScript(VOICES);
    await page.goto(`${places.server.url}/nl/safety.danger`);
    const message = page.locator('.message').first();
    const button = message.locator('.listen');
    await button.click();
    await comesTrue(page, 'said.length === 2');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await page.evaluate('said[1].lang')).toBe('nl');
    // A tap pauses; the next goes on with the same sentence.
    await button.click();
    await comesTrue(page, `said.at(-1) === 'cancel'`);
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    await comesTrue(page, 'said.at(-1).text === said[1].text');
    // One sentence after the other, to the end.
    await comesTrue(page, `(said.at(-1).onend?.(), document.querySelector('[aria-pressed=true]') === null)`);
    const said = (await page.evaluate(`said.filter(({ text }) => text).map(({ text }) => text)`)) as string[];
    expect(said.length).toBeGreaterThan(2);
    expect(said.join(' ')).toContain('1 1 2');
    expect(said.join(' ')).not.toContain('112');

    const talk = await openTalk(page, `${places.server.url}/ar`);
    await talk.type('١');
    await page.locator('.turn.bot').last().locator('.listen').first().click();
    await comesTrue(page, `said.at(-1)?.voice?.lang === 'ar_SA'`);
    await page.goto(`${places.server.url}/fr/safety.danger`);
    expect(await page.locator('.listen').first().isVisible()).toBe(false);
  });

  testUnlessMissing('printed in Arabic, a page reads in the right order', NO_PAPER, async () => {
    const page = await visit();
    await page.goto(`${places.server.url}/ar/deposit.ocmw`);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`for (const unseen of document.querySelectorAll('.unseen')) unseen.remove()`);
    // Of folds only that of the steps stands on paper.
    const onPaper = 'article :is(.text, .callout p, .list > h2, .list li):not(.fold:not(.now) *)';
    const shown = (await page.locator(onPaper).allInnerTexts()).join('\n').replace(/[\u2066-\u2069]/g, '');
    expect(await page.locator('.print-only svg').isVisible()).toBe(true);
    expect(await page.locator('a.exit').isVisible()).toBe(false);
    const paper = words((await printed(page)).text);
    // Sentence by sentence as on the screen, however the lines were broken.
    const runs = shown
      .split(/[.؟\n]/)
      .map(plainRun)
      .filter((run) => run.length >= 3);
    expect(runs.length).toBeGreaterThan(8);
    let at = 0;
    for (const run of runs) {
      const found = indexOf(paper, run, at);
      expect({ run, inOrder: found >= at }).toEqual({ run, inOrder: true });
      at = found;
    }
  });
});

/**
 * A text's words, each with its letters sorted. pdftotext writes the combined letters lam and alef in the wrong order;
 * the rest is right.
 */
function words(text: string): string[] {
  const all = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.map((word) => [...word].sort().join(''));
}

/** The first words of a sentence, up to a word with vowel signs, which pdftotext separates from their word. */
function plainRun(sentence: string): string[] {
  return words(sentence.split(/\S*\p{M}/u)[0] ?? '').slice(0, 5);
}

function indexOf(all: readonly string[], some: readonly string[], from: number): number {
  return all.findIndex((_, at) => at >= from && some.every((word, i) => all[at + i] === word));
}
