import { chromium } from 'playwright-core';

import { countBlock, wordsInView } from '../../bot/content/check/form.js';
import { loadContent } from '../../bot/content/load.js';
import { readLocales } from '../../bot/content/locale.js';
import { createBotParts } from '../../bot/guide/create-guide.js';
import type { Lang } from '../../bot/model/lang.js';
import { blocksFor, type Topic } from '../../bot/model/topic.js';
import type { RenderedReply } from '../../bot/render/rendered.js';
import { createSite } from '../../bot/web/create-site.js';
import { findChromium } from './find-chromium.js';
import { TEST_DAY } from './test-day.js';
import { WHOLE_LANGS } from './whole-langs.js';

/**
 * `npm run -s measures [-- --site URL]`: how long each answer is, as a table, and the medians and maxima of each
 * language. With the address of a running site, also how high its page stands at 360 × 640, in pixels.
 */

interface Measures {
  topic: string;
  /** Words in view, as budgets count them; null for a dialog, whose outcomes a test counts. */
  inView: number | null;
  /** Words in view before the first step; all of them where there is no step. */
  beforeStep: number | null;
  /** Words in all folds of the topic. */
  folded: number;
  /** Sentences in view that say how sure a fact is; they belong in a fold. */
  doubtsInView: number;
  doubts: number;
  /** Lines to call in view, and cards of organisations in folds. */
  calls: number;
  cards: number;
  height: number | null;
}

const content = loadContent();
const locales = readLocales();
const parts = await createBotParts();
const site = createSite(parts, () => TEST_DAY);
const DOUBT = forEachLang((lang) => (locales[lang]['facts'] as Record<string, string>)['check']!);

function forEachLang<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(WHOLE_LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}

function measure(topic: Topic, lang: Lang, reply: RenderedReply): Measures {
  const words = content.words[lang].get(topic.id)!.value;
  const inView = blocksFor(topic, null).filter(({ fold }) => fold === undefined);
  const firstStep = inView.findIndex(({ role }) => role === 'steps');
  const before = firstStep < 0 ? inView : inView.slice(0, firstStep);
  const folded = blocksFor(topic, null).filter(({ fold }) => fold !== undefined);
  const sum = (blocks: typeof inView): number => blocks.reduce((all, { id }) => all + countBlock(words.blocks[id]), 0);
  const times = (value: unknown): number => JSON.stringify(value).split(DOUBT[lang]).length - 1;
  const cards = reply.folds.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'services' ? block.items : [])),
  );
  const calls = reply.messages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'calls' ? block.items : [])),
  );
  return {
    topic: topic.id,
    inView: topic.kind === 'flow' ? null : wordsInView(topic, lang, content, locales),
    beforeStep: topic.kind === 'flow' ? null : sum(before),
    folded: sum(folded),
    doubtsInView: times(reply.messages),
    doubts: times(reply.folds),
    calls: calls.length,
    cards: cards.length,
    height: null,
  };
}

async function heights(url: string, all: Record<Lang, Measures[]>): Promise<void> {
  const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  for (const lang of WHOLE_LANGS)
    for (const one of all[lang]) {
      await page.goto(`${url}/${lang}/${one.topic}`);
      one.height = (await page.evaluate('document.documentElement.scrollHeight')) as number;
    }
  await browser.close();
}

const FIELDS = ['inView', 'beforeStep', 'folded', 'doubtsInView', 'doubts', 'calls', 'cards', 'height'] as const;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function write(lang: Lang, rows: readonly Measures[]): void {
  process.stdout.write(`\n## ${lang}\n| topic | ${FIELDS.join(' | ')} |\n|---|${FIELDS.map(() => '---|').join('')}\n`);
  for (const row of rows)
    process.stdout.write(`| ${row.topic} | ${FIELDS.map((field) => row[field] ?? '–').join(' | ')} |\n`);
  const each = (of: (values: readonly number[]) => number): string =>
    FIELDS.map((field) => {
      const values = rows.flatMap((row) => row[field] ?? []);
      return values.length === 0 ? '–' : of(values);
    }).join(' | ');
  process.stdout.write(`| **median** | ${each(median)} |\n| **most** | ${each((values) => Math.max(...values))} |\n`);
}

const at = process.argv.indexOf('--site');
const measured = forEachLang((lang) =>
  [...content.topics.values()]
    .filter(({ id, area }) => area !== 'meta' && content.words[lang].has(id))
    .map((topic) => measure(topic, lang, site.page(lang, topic.id)!)),
);
if (at >= 0) await heights(process.argv[at + 1]!, measured);
for (const lang of WHOLE_LANGS) write(lang, measured[lang]);
