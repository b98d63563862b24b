import { expect, test } from '@jest/globals';

import { countBlock } from '../bot/content/check/form.js';
import { budgetOf, wordCount } from '../bot/content/check/word-count.js';
import { isPublicHoliday } from '../bot/content/holidays.js';
import { loadContent } from '../bot/content/load.js';
import { loadFlows } from '../bot/guide/load-flows.js';
import type { BlockUse, Flow, Outcome } from '../bot/model/flow.js';
import { IN_DANGER } from '../bot/model/calls.js';
import { everyPath } from '../bot/model/flow-paths.js';
import { WORDS_IN_VIEW, WORDS_OF_FOLD } from '../bot/model/form.js';
import { type Lang, LANGS, SOURCE_LANG } from '../bot/model/lang.js';
import { blocksFor, inNewForm, voicesOf } from '../bot/model/topic.js';
import type { Voice } from '../bot/model/voice.js';

/**
 * The words of every different outcome, as budgets count them. What a topic of the old form lends to a dialog counts once
 * that topic is in the new form.
 */
const content = loadContent();
const flows = [...(await loadFlows()).values()].filter(({ id }) => inNewForm(content.topics.get(id)!));
/** As in `tests/walk.test.ts`: today, a day of earlier rules, and one on which every fact is past its check. */
const DAYS = ['2026-11-22', '2025-12-01', '2028-01-01'];

interface Shown {
  inView: BlockUse[];
  folds: Map<string, BlockUse[]>;
  call: readonly string[];
  danger: boolean;
}

function shown(flow: Flow, { messages, call, danger = false }: Outcome): Shown {
  const own = content.topics.get(flow.id)!;
  const inView: BlockUse[] = [];
  const folds = new Map<string, BlockUse[]>();
  for (const part of messages.flat()) {
    if (!('block' in part)) continue;
    const topic = content.topics.get(part.topic ?? flow.id)!;
    const fold = topic.blocks.find(({ id }) => id === part.block)!.fold;
    if (!inNewForm(topic)) continue;
    if (fold === undefined) inView.push(part);
    else folds.set(fold, [...(folds.get(fold) ?? []), part]);
  }
  return { inView, folds, call: call ?? own.call, danger };
}

/** One outcome of each kind: the same blocks in the same places. */
function kindsOf(flow: Flow): Shown[] {
  const kinds = new Map<string, Shown>();
  for (const today of DAYS) {
    const env = { today, facts: content.facts, isHoliday: isPublicHoliday };
    everyPath(flow, env, (answers) => {
      const kind = shown(flow, flow.outcome(answers, env));
      const ids = (uses: readonly BlockUse[]) => uses.map(({ topic = '', block }) => `${topic}/${block}`);
      kinds.set(
        JSON.stringify([ids(kind.inView), [...kind.folds].map(([id, uses]) => [id, ids(uses)]), kind.call]),
        kind,
      );
    });
  }
  return [...kinds.values()];
}

/** The words of these blocks as the reader who reads most of them reads them. */
function total(uses: readonly BlockUse[], own: string, lang: Lang): number {
  const readers = new Set<Voice | null>([
    null,
    ...uses.flatMap(({ topic = own }) => voicesOf(content.topics.get(topic)!)),
  ]);
  const wordsOf = ({ topic = own, block }: BlockUse, voice: Voice | null): number => {
    const read = blocksFor(content.topics.get(topic)!, voice).find(({ id, instead }) => (instead ?? id) === block)!;
    return countBlock(content.words[lang].get(topic)!.value.blocks[read.id]!);
  };
  return Math.max(...[...readers].map((voice) => uses.reduce((sum, use) => sum + wordsOf(use, voice), 0)));
}

/** The longest call button, in danger the three longest: what it is, the number and the state of the line, two words each. */
function callWords(ids: readonly string[], danger: boolean, lang: Lang): number {
  const labels = ids.map((id) => {
    const words = content.serviceWords[lang]?.value[id] ?? content.serviceWords[SOURCE_LANG]!.value[id]!;
    return words.call ?? content.services.get(id)!.name.nl;
  });
  const longest = labels.map((label) => 4 + wordCount(label)).sort((a, b) => b - a);
  return longest.slice(0, danger ? IN_DANGER : 1).reduce((sum, words) => sum + words, 0);
}

test.each(flows.map((flow) => [flow.id, flow] as const))('%s: every outcome is one screen', (id, flow) => {
  const kinds = kindsOf(flow);
  expect(kinds.length).toBeGreaterThan(1);
  const tooLong: string[] = [];
  for (const lang of LANGS) {
    const inView = kinds.map(({ inView: uses, call, danger }) => total(uses, id, lang) + callWords(call, danger, lang));
    process.stdout.write(
      `words in view, ${id} ${lang}: ${Math.min(...inView)} to ${Math.max(...inView)} in ${kinds.length} outcomes\n`,
    );
    kinds.forEach(({ inView: uses, folds }, i) => {
      const blocks = uses.map(({ block }) => block).join(', ');
      if (inView[i]! > budgetOf(WORDS_IN_VIEW.outcome, lang)) tooLong.push(`${lang}, ${inView[i]} words: ${blocks}`);
      for (const [fold, inside] of folds) {
        const words = total(inside, id, lang);
        if (words <= budgetOf(WORDS_OF_FOLD.all, lang)) continue;
        tooLong.push(`${lang}, ${words} words in ${fold}: ${inside.map(({ block }) => block).join(', ')}`);
      }
    });
  }
  expect([...new Set(tooLong)]).toEqual([]);
});
