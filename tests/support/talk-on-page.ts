import { setTimeout as wait } from 'node:timers/promises';

import type { Page } from 'playwright-core';

/** How a person holds a talk on the chat page: each act is over when the bot has answered it. */
export interface TalkOnPage {
  type(text: string): Promise<void>;
  /** Taps a choice of the newest reply by its whole label. */
  tap(label: string): Promise<void>;
  /** The newest reply as text, without the marks that isolate foreign words. */
  last(): Promise<string>;
}

/** Opens the chat and waits for its first choices. */
export async function openTalk(page: Page, address: string): Promise<TalkOnPage> {
  await page.goto(address);
  await page.locator('.choices button').first().waitFor();
  const answered = async (act: () => Promise<void>): Promise<void> => {
    const before = await page.locator('.turn.bot').count();
    await act();
    await page.locator('.turn.bot').nth(before).waitFor();
    await page.locator('.choices button').first().waitFor();
  };
  return {
    type: (text) =>
      answered(async () => {
        await page.fill('#message', text);
        await page.press('#message', 'Enter');
      }),
    tap: (label) => answered(() => page.locator('.choices').getByRole('button', { name: label, exact: true }).click()),
    last: async () => (await page.locator('.turn.bot').last().innerText()).replace(/[\u2066-\u2069\u200e\u200f]/g, ''),
  };
}

/** Waits until an expression, or the promise that it gives, is true on the page; the test's own time is the limit. */
export async function comesTrue(page: Page, expression: string): Promise<void> {
  // While a page gives way to the next there is nothing to ask.
  while (!(await page.evaluate(expression).catch(() => false))) await wait(50);
}
