import { setTimeout as wait } from 'node:timers/promises';

import type { Page } from 'playwright-core';

/** A person's talk on the chat page. Each method returns when the bot has answered. */
export interface TalkOnPage {
  type(text: string): Promise<void>;
  /** Taps a choice of the newest reply by its whole label. */
  tap(label: string): Promise<void>;
  /** The text of the newest reply, without isolating marks. */
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
    tap: (label) =>
      answered(() => page.locator('.choices, .tools').getByRole('button', { name: label, exact: true }).last().click()),
    last: async () => (await page.locator('.turn.bot').last().innerText()).replace(/[\u2066-\u2069\u200e\u200f]/g, ''),
  };
}

/** Waits until an expression on the page, or its promise, is true. The limit is the test's own time. */
export async function comesTrue(page: Page, expression: string): Promise<void> {
  // While one page replaces another, nothing can be evaluated.
  while (!(await page.evaluate(expression).catch(() => false))) await wait(50);
}
