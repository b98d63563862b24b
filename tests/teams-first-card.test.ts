import { expect, test } from '@jest/globals';

import { budgetOf, wordCount } from '../bot/content/check/word-count.js';
import { WORDS_IN_VIEW } from '../bot/model/form.js';
import type { Answers, Flow } from '../bot/model/flow.js';
import { type Lang, SOURCE_LANG } from '../bot/model/lang.js';
import type { Input } from '../bot/talk/input.js';
import { newTalk, type TalkState } from '../bot/talk/talk-state.js';
import { replyCards } from '../bot/teams/cards/reply.js';
import { createTeamsWords } from '../bot/teams/create-words.js';
import { createSite } from '../bot/web/create-site.js';
import { kindsOfOutcome } from './support/kinds-of-outcome.js';
import { botParts } from './support/teams.js';
import { TEST_DAY } from './support/test-day.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/**
 * What stands in view on the first card in Teams, before its folds: as short as on a page. Names, days and numbers are
 * counted as they are shown, so that a budget may be passed by a fifth, as everywhere where rendered words are counted.
 */
const RENDERED = 1.2;
/** Most words of a question with what explains it, and of the greeting, choices apart. */
const WORDS_OF_QUESTION = 30;
/** A Friday morning, and a Sunday night: then each line that is closed says when it opens. */
const MOMENTS = [
  { date: '2026-11-20', minute: 600 },
  { date: '2026-11-29', minute: 1255 },
];

/** How many questions and outcomes of a dialog are looked at in each language. */
const TRANSLATED = 60;

const parts = await botParts();
const words = createTeamsWords(
  parts,
  createSite(parts, () => TEST_DAY),
  () => TEST_DAY,
);

/**
 * The texts of a card that are in view: not those of folds (one that is written for the reader stands open), choices,
 * marks of lists, and addresses of links.
 */
function inView(node: any): string[] {
  if (node.isVisible !== undefined || node.selectAction) return [];
  if (node.type === 'TextBlock')
    return /^(?:\d+\\\.|•)$/.test(node.text) ? [] : [node.text.replace(/\]\([^)]*\)/g, ']')];
  const inside = [node.body, node.items, node.columns].flatMap((part) => part ?? []);
  return inside.flatMap(inView);
}

interface First {
  /** How many words stand in view, and how many may. */
  count: number;
  most: number;
  text: string;
}

/** The first card of the reply to an input, at its longest. */
function firstCard(lang: Lang, state: TalkState | null, input: Input): First {
  const cards = MOMENTS.map((now) => {
    const { reply } = parts.bot.answer(state, input, { now, lang });
    const { content, open } = replyCards(reply, { words, siteUrl: 'https://guide.example.org', by: null });
    const texts = inView(content[0] ?? open!);
    const budget = budgetOf(reply.shape === null ? WORDS_OF_QUESTION : WORDS_IN_VIEW[reply.shape], lang);
    return { count: wordCount(texts.join(' ')), most: Math.floor(budget * RENDERED), text: texts.join(' | ') };
  });
  return cards.reduce((longest, card) => (card.count > longest.count ? card : longest));
}

/** What is wrong with a card; empty if nothing is. */
function faultsOf({ count, most, text }: First, where: string): string[] {
  return count <= most ? [] : [`${where}: ${count} words, more than ${most}: ${text}`];
}

/** The answers that lead to each question of a dialog, and to each kind of outcome. */
function placesOf(flow: Flow): Answers[] {
  const places = new Map<string, Answers>();
  for (const answers of kindsOfOutcome(flow, parts.content)) {
    const given = Object.entries(answers);
    given.forEach(([question], i) => {
      if (!places.has(question)) places.set(question, Object.fromEntries(given.slice(0, i)));
    });
    places.set(JSON.stringify(answers), answers);
  }
  return [...places.values()];
}

test.each(WHOLE_LANGS)('in %s the first card of every topic, and the greeting, keep to their budget', (lang) => {
  const faults = [...parts.context.topics.keys()].flatMap((id) =>
    faultsOf(firstCard(lang, newTalk(lang), { kind: 'choice', id: `topic:${id}` }), id),
  );
  expect([...faults, ...faultsOf(firstCard(lang, null, { kind: 'open' }), 'greeting')]).toEqual([]);
});

test.each([...parts.context.flows.values()].map((flow) => [flow.id, flow] as const))(
  '%s: the first card of every question and kind of outcome keeps to its budget',
  (id, flow) => {
    const at = (lang: Lang, answers: Answers): First =>
      firstCard(
        lang,
        { ...newTalk(lang), flow: { id, answers: { ...answers } } },
        { kind: 'choice', id: 'do:continue' },
      );
    const inDutch = placesOf(flow).map((answers) => ({ answers, card: at(SOURCE_LANG, answers) }));
    // Translations of the longest: what is short in Dutch is short in every language.
    const longest = inDutch
      .sort((a, b) => b.card.count / b.card.most - a.card.count / a.card.most)
      .slice(0, TRANSLATED);
    const faults = inDutch.flatMap(({ answers, card }) => faultsOf(card, JSON.stringify(answers)));
    for (const lang of WHOLE_LANGS)
      for (const { answers } of longest)
        faults.push(...faultsOf(at(lang, answers), `${lang} ${JSON.stringify(answers)}`));
    expect(faults).toEqual([]);
  },
);
