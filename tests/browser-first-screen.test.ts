import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { loadContent } from '../bot/content/load.js';
import { createBotParts } from '../bot/guide/create-guide.js';
import type { Answers } from '../bot/model/flow.js';
import type { Lang } from '../bot/model/lang.js';
import { createSite } from '../bot/web/create-site.js';
import type { RenderedReply } from '../bot/render/rendered.js';
import { endsBelowHeader } from './support/in-view.js';
import { kindsOfOutcome } from './support/kinds-of-outcome.js';
import { describeSite } from './support/site-in-chromium.js';
import { openTalk } from './support/talk-on-page.js';
import { TEST_DAY } from './support/test-day.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/** What a phone of 360 × 640 shows between the header and the text field. */
const FIRST_SCREEN = 523;
/** The height of a page while everything in it is folded, in pixels. */
const PAGE = { outcome: 1600, crisis: 1600, answer: 2000 } as const;
/** The line is open, and it is closed: then its button says when it opens. */
const MOMENTS = ['2026-11-20T10:00', '2026-11-29T20:55'];
/** How many are looked at in each language, the longest: outcomes of each dialog, and answers. */
const OUTCOMES = 2;
const ANSWERS = 8;
const LED_TO = '.date-line time, .text.headline, .text.action, .calls';

const { topics, facts } = loadContent();
const parts = await createBotParts();
const site = createSite(parts, () => TEST_DAY);
/** Topics about the guide itself say a line or two, and name nobody to call. */
const inNewForm = [...topics.keys()].filter((id) => site.page('nl', id)!.shape !== null && !id.startsWith('meta.'));
const dialogs = [...parts.context.flows.values()].filter(({ id }) => inNewForm.includes(id));

/** How many letters of a reply are in view: of two texts the longer takes more room. */
function lettersInView({ messages }: Pick<RenderedReply, 'messages'>): number {
  return JSON.stringify(messages[0]!.blocks.map((block) => ('text' in block ? block.text : ''))).length;
}

const KINDS = new Map(dialogs.map((flow) => [flow.id, kindsOfOutcome(flow, { topics, facts })]));

function longestOutcomes(id: string, lang: Lang): Answers[] {
  const measured = KINDS.get(id)!.flatMap((answers) => {
    const shared = site.shared(lang, id, answers);
    return shared?.result ? [{ answers, letters: lettersInView(shared.reply) }] : [];
  });
  return measured
    .sort((a, b) => b.letters - a.letters)
    .slice(0, OUTCOMES)
    .map(({ answers }) => answers);
}

/** The pages in the new form: all about danger and of dialogs, and the longest answers. */
function longestPages(lang: Lang): string[] {
  const pages = inNewForm.map((id) => ({ id, reply: site.page(lang, id)! }));
  const answers = pages.filter(({ reply }) => reply.shape === 'answer');
  const longest = answers.sort((a, b) => lettersInView(b.reply) - lettersInView(a.reply)).slice(0, ANSWERS);
  return [...pages.filter(({ reply }) => reply.shape !== 'answer'), ...longest].map(({ id }) => id);
}

/** What of a page a phone does not show at once, or is too long; empty where all is well. */
async function faultsOf(page: Page, shape: keyof typeof PAGE, article = 'article'): Promise<string[]> {
  const first = await endsBelowHeader(page, `${article} :is(${LED_TO})`);
  const calls = await endsBelowHeader(page, `${article} .calls a`);
  const call = shape === 'crisis' ? calls.at(-1) : calls[0];
  // A fold that is written for this reader is open; the height is that of the closed page.
  await page.evaluate(`document.querySelectorAll('details.fold[open]').forEach((fold) => (fold.open = false))`);
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
  return [
    ...(first[0] !== undefined && first[0] <= FIRST_SCREEN ? [] : [`what to do ends at ${first[0]} px`]),
    ...(call !== undefined && call <= FIRST_SCREEN ? [] : [`the call button ends at ${call} px`]),
    ...(height <= PAGE[shape] ? [] : [`${height} px high`]),
  ];
}

/** Waits until the view stands still: it moves to the start of a reply. */
async function stands(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    let [at, same] = [-1, 0];
    const look = () => {
      same = scrollY === at ? same + 1 : 0;
      at = scrollY;
      same > 20 ? done() : requestAnimationFrame(look);
    };
    look();
  })`);
}

describeSite('the first screen of a phone', ({ visit }, places) => {
  test('leaves out no topic but those about the guide itself', () => {
    expect([...topics.keys()].filter((id) => !inNewForm.includes(id) && !id.startsWith('meta.'))).toEqual([]);
  });

  test.each(WHOLE_LANGS)('in %s shows what to do and whom to call, on the longest pages', async (lang) => {
    const page = await visit();
    const faults: string[] = [];
    for (const id of longestPages(lang)) {
      const { shape } = site.page(lang, id)!;
      for (const moment of MOMENTS) {
        await page.goto(`${places.server.url}/${lang}/${id}?asOf=${moment}`);
        // A page of a dialog is no result: it is read like an answer.
        const found = await faultsOf(page, shape === 'crisis' ? 'crisis' : 'answer');
        faults.push(...found.map((fault) => `${id} at ${moment}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test.each(WHOLE_LANGS)('in %s shows the day or the action and whom to call, of the longest results', async (lang) => {
    const page = await visit();
    const faults: string[] = [];
    let opened = 0;
    for (const { id } of dialogs) {
      for (const answers of longestOutcomes(id, lang)) {
        for (const moment of MOMENTS) {
          const query = new URLSearchParams(answers).toString();
          // Only another address before the hash loads the page anew.
          opened += 1;
          await page.goto(`${places.server.url}/${lang}/${id}?asOf=${moment}&n=${opened}#answers:${query}`);
          await page.locator('input[name=kept]').first().waitFor({ state: 'attached' });
          const found = await faultsOf(page, 'outcome');
          faults.push(...found.map((fault) => `${id}, ${query} at ${moment}: ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test.each(WHOLE_LANGS)('in %s the same in the chat', async (lang) => {
    const faults: string[] = [];
    for (const { id } of dialogs) {
      const [answers] = longestOutcomes(id, lang);
      const page = await visit();
      const talk = await openTalk(page, `${places.server.url}/${lang}?topic=${id}`);
      for (const [question, answer] of Object.entries(answers!)) await talk.type(`${id}:${question}=${answer}`);
      const last = '.turn.bot:last-of-type';
      await page.locator(`${last} .calls`).waitFor();
      await stands(page);
      const [first] = await endsBelowHeader(page, `${last} :is(${LED_TO})`);
      const [call] = await endsBelowHeader(page, `${last} .calls a`);
      if (!(first! > 0 && call! <= FIRST_SCREEN)) faults.push(`${id}: ${first} to ${call} px`);
    }
    expect(faults).toEqual([]);
  });
});
