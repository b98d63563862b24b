import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'puppeteer-core';

import { loadContent } from '../bot/content/load.js';
import { TO_OUTCOME } from './support/deposit-answers.js';
import { describeInFirefox } from './support/firefox.js';
import { stopAll, type TestServer } from './support/server.js';
import { startElsewhere, startSite } from './support/web-site.js';

describeInFirefox('in Firefox', ({ visit, visitBeside }) => {
  let server: TestServer;
  let elsewhere: Awaited<ReturnType<typeof startElsewhere>>;
  beforeAll(async () => {
    elsewhere = await startElsewhere();
    server = await startSite(elsewhere.url);
  });
  afterAll(async () => {
    await stopAll();
    await elsewhere.stop();
  });

  /** Waits until an expression on the page is true. While one page replaces another, nothing can be asked of either. */
  async function until(page: Page, expression: string): Promise<void> {
    while (!(await page.evaluate(expression).catch(() => false))) await wait(50);
  }
  const isAt = (page: Page, address: string): Promise<void> => until(page, `location.href === '${address}'`);
  /** A page that is written in the place of another may not be whole yet. */
  async function tap(page: Page, selector: string): Promise<void> {
    await until(page, `document.querySelector('${selector}') !== null`);
    await page.evaluate(`setTimeout(() => document.querySelector('${selector}').click())`);
  }

  /** Goes to the page of our site that a link or a form of this one leads to. */
  async function onward(page: Page, selector: string): Promise<void> {
    await until(page, `(document.documentElement.dataset.before = '', true)`);
    await tap(page, selector);
    await until(page, `!('before' in document.documentElement.dataset) && document.readyState === 'complete'`);
  }

  /** Goes back as the browser's button does. Puppeteer's own way waits for an event that Firefox does not send. */
  async function back(page: Page): Promise<void> {
    await page.evaluate('setTimeout(() => history.back())');
    await wait(500);
    await until(page, `document.readyState === 'complete'`);
  }

  /** Presses Shift three times, and again where the machine was too slow for it to be once. */
  async function leaveByShift(page: Page): Promise<void> {
    const left = (): Promise<unknown> => page.evaluate(`location.href === '${elsewhere.url}'`).catch(() => false);
    while (!(await left())) {
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift').catch(() => undefined);
      await wait(500);
    }
  }

  test('a whole deposit talk in Arabic, by taps', async () => {
    const page = await visit();
    await page.goto(`${server.url}/ar?topic=deposit.start`);
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    const { questions } = loadContent().words.ar.get('deposit.start')!.value;
    for (const [question, answer] of Object.entries(TO_OUTCOME)) {
      const label = questions?.[question]?.options?.[answer]?.label;
      const button = `[...document.querySelectorAll('.choices button')].find((it) => it.textContent === ${JSON.stringify(label)})`;
      await until(page, `${button} !== undefined`);
      await page.evaluate(`window.turns = document.querySelectorAll('.turn.bot').length; ${button}.click()`);
      await until(page, `document.querySelectorAll('.turn.bot').length > turns`);
    }
    const outcome = (await page.evaluate(`[...document.querySelectorAll('.turn.bot')].at(-1).textContent`)) as string;
    expect(outcome).toContain('OCMW');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('quick exit has the talk deleted, and "Back" leads to no page of ours', async () => {
    const page = await visit();
    await page.goto(`${elsewhere.url}?before`);
    await page.goto(`${server.url}/nl/safety.violence`);
    await page.goto(`${server.url}/nl`);
    await page.waitForSelector('.main button');
    await until(page, `sessionStorage.getItem('talk') !== null`);
    const { id } = JSON.parse((await page.evaluate('sessionStorage.talk')) as string) as { id: string };
    await page.click('.main button');
    await until(page, `document.querySelectorAll('.turn.bot').length === 2`);
    await tap(page, 'a[data-exit]');
    await isAt(page, elsewhere.url);
    while (Object.keys(await server.store.read([`web:${id}`])).length > 0) await wait(50);
    await back(page);
    await isAt(page, elsewhere.url);
    await back(page);
    await isAt(page, `${elsewhere.url}?before`);
  });

  test('where nothing may be stored, "Back" leads to no page of ours either, by links and forms', async () => {
    const page = await visit('no storage');
    await page.goto(`${elsewhere.url}?before`);
    await page.goto(`${server.url}/nl/deposit.start`);
    await expect(page.evaluate('sessionStorage.length')).rejects.toThrow('insecure');
    await onward(page, '#begin button');
    await onward(page, 'main button[name=choice]');
    expect(await page.evaluate(`document.querySelector('.step') !== null`)).toBe(true);
    await onward(page, '.name');
    await page.waitForSelector('.main button');
    await onward(page, '.exit-note a');
    await onward(page, '.onward a');
    await onward(page, '.languages a[data-lang=fr]');
    await leaveByShift(page);
    await isAt(page, elsewhere.url);
    await back(page);
    await isAt(page, `${elsewhere.url}?before`);
  });

  test('quick exit in one tab leaves in the others too', async () => {
    const plain = await visit();
    await plain.goto(`${server.url}/fr/safety.violence`);
    const talk = await visitBeside(plain);
    await talk.goto(`${server.url}/nl`);
    await talk.waitForSelector('.main button');
    const third = await visitBeside(plain);
    await third.goto(`${server.url}/ar/deposit.rules`);
    await leaveByShift(third);
    for (const page of [third, plain, talk]) await isAt(page, elsewhere.url);
  });

  test('without scripts, help and the way out are there', async () => {
    const page = await visit('no scripts');
    await page.goto(`${server.url}/ar/safety.violence`);
    expect(await page.evaluate(`document.querySelector('a[href="tel:112"]').offsetHeight > 0`)).toBe(true);
    // Not by `click`, which runs a script on the page.
    const [x, y] = (await page.evaluate(`(() => {
      const { left, top, width, height } = document.querySelector('a[data-exit]').getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    })()`)) as [number, number];
    await page.mouse.click(x, y);
    await isAt(page, elsewhere.url);
  });
});
