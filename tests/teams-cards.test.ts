import { beforeAll, describe, expect, test } from '@jest/globals';

import type { AdaptiveCard } from '../bot/channels/teams/cards/card.js';
import { chosenCard, replyCards } from '../bot/channels/teams/cards/reply.js';
import { answerCard } from '../bot/channels/teams/extension.js';
import { greeting, othersRead } from '../bot/channels/teams/group.js';
import type { TeamsWords } from '../bot/channels/teams/words.js';
import type { Answers, Flow, FlowEnv } from '../bot/core/flow.js';
import { dirOf, type Lang, LANGS } from '../bot/core/lang.js';
import { newTalk, type TalkState } from '../bot/core/state.js';
import { type BotParts } from '../bot/create-bot.js';
import { createSite } from '../bot/create-site.js';
import { createTeamsWords } from '../bot/create-teams.js';
import { loadFlows } from '../bot/load-flows.js';
import type { RenderedReply } from '../bot/render/rendered.js';
import { faultsOf } from './support/card-parser.js';
import { TEST_DAY } from './support/test-day.js';
import { botParts, partsOf } from './support/teams.js';
import { walk } from '../bot/core/walk.js';

const TODAY = '2026-11-22';
const SITE = 'https://guide.example.org';
const flows = [...(await loadFlows()).values()];

let parts: BotParts;
let words: TeamsWords;
beforeAll(async () => {
  parts = await botParts();
  words = createTeamsWords(
    parts,
    createSite(parts, () => TEST_DAY),
    () => TEST_DAY,
  );
});

/** What is wrong with a card in Teams; empty where nothing is. */
function wrong(card: AdaptiveCard): string[] {
  const found = faultsOf(card);
  if (!LANGS.includes(card.lang)) found.push(`language "${card.lang}"`);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > 28 * 1024) found.push(`${bytes} bytes are more than Teams takes`);
  if (card.rtl !== (dirOf(card.lang) === 'rtl')) found.push('wrong direction');
  if (card.fallbackText.trim() === '') found.push('no fallback text');
  const all = [...partsOf(card)];
  const ids = all.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size < ids.length) found.push(`ids that are not unique: ${ids.join(', ')}`);
  for (const { type, text, title, data, actions, targetElements } of all) {
    if (type === 'TextBlock' && text.trim() === '') found.push('an empty text');
    if (type === 'Action.Submit' && !/^[\x21-\x7e]+$/.test(data.choice ?? data.asks))
      found.push(`choice "${data.choice}"`);
    if (type?.startsWith('Action.') && !title) found.push('an action without words');
    if (actions && actions.length > 6) found.push('more than six buttons beside each other');
    for (const target of targetElements ?? []) if (!ids.includes(target)) found.push(`nothing to unfold: ${target}`);
  }
  return found;
}

/** Checks each different card once; they come back on thousands of paths. */
function createCheck(): {
  see: (cards: AdaptiveCard[], where: string) => void;
  faults: string[];
  count: () => number;
  most: () => number;
} {
  const known = new Set<string>();
  const faults: string[] = [];
  let most = 0;
  return {
    see(cards, where) {
      for (const card of cards) {
        const json = JSON.stringify(card);
        if (known.has(json)) continue;
        known.add(json);
        most = Math.max(most, Buffer.byteLength(json));
        faults.push(...wrong(card).map((fault) => `${card.lang} ${where}: ${fault}`));
      }
    },
    faults,
    count: () => known.size,
    most: () => most,
  };
}

function cardsOf(reply: RenderedReply, by: string | null = null): AdaptiveCard[] {
  const { content, open, resting } = replyCards(reply, { words, site: SITE, by });
  return [...content, ...(open ? [open] : []), ...(resting ? [resting] : [])];
}

/** The reply to a choice, and the cards that take the place of each card of the reply. */
function seeChoice(check: ReturnType<typeof createCheck>, state: TalkState, id: string, lang: Lang): void {
  const { reply } = parts.bot.answer(state, { kind: 'choice', id }, { now: { date: TODAY, minute: 600 }, lang });
  expect(reply.lang).toBe(lang);
  const where = `${state.flow ? JSON.stringify(state.flow) : ''} ${id}`;
  check.see(cardsOf(reply), where);
  for (const choice of reply.choices) {
    const closed = words.chosen(lang, choice.id);
    if (closed === null) check.faults.push(`${lang} ${where}: no words for the choice ${choice.id}`);
    check.see([chosenCard(lang, choice.id, words)], `${where} chosen ${choice.id}`);
  }
}

const env = (): FlowEnv => ({ today: TODAY, facts: parts.content.facts, isHoliday: parts.brain.isHoliday });

/**
 * The answers with which each question is reached, and outcomes that together show every part that any outcome has; the
 * longest is among them.
 */
function placesOf(flow: Flow): Answers[] {
  const questions = new Map<string, Answers>();
  const parts = new Set<string>();
  const outcomes: Answers[] = [];
  let longest = { length: 0, answers: {} as Answers };
  walk(flow, env(), (answers) => {
    const asked = Object.entries(answers);
    asked.forEach(([question], i) => {
      if (!questions.has(question)) questions.set(question, Object.fromEntries(asked.slice(0, i)));
    });
    const { messages } = flow.outcome(answers, env());
    const shown = messages.flat().map((part) => JSON.stringify(part));
    const length = shown.join('').length;
    if (length > longest.length) longest = { length, answers };
    if (shown.every((part) => parts.has(part))) return;
    for (const part of shown) parts.add(part);
    outcomes.push(answers);
  });
  return [...questions.values(), ...outcomes, longest.answers];
}

describe.each(flows.map((flow) => [flow.id, flow] as const))('%s', (id, flow) => {
  test('every card of every question and outcome is a valid one of version 1.5, in every language', () => {
    const check = createCheck();
    const places = placesOf(flow);
    for (const lang of LANGS) {
      for (const answers of places) {
        const state: TalkState = { ...newTalk(lang), flow: { id, answers: { ...answers } } };
        seeChoice(check, state, 'do:continue', lang);
      }
      const some: TalkState = { ...newTalk(lang), flow: { id, answers: { ...places.at(-1)! } } };
      for (const command of ['do:change', 'do:share', `topic:${id}`]) seeChoice(check, some, command, lang);
    }
    process.stdout.write(
      `${id}: ${places.length} places, ${check.count()} different cards, largest ${check.most()} bytes\n`,
    );
    expect(check.faults.slice(0, 10)).toEqual([]);
  });
});

test('every card of every answer, menu and shared answer is valid, in every language', () => {
  const check = createCheck();
  for (const lang of LANGS) {
    for (const topic of parts.brain.topics.keys()) {
      seeChoice(check, newTalk(lang), `topic:${topic}`, lang);
      seeChoice(check, { ...newTalk(lang), lastTopic: topic }, 'do:share', lang);
      seeChoice(check, { ...newTalk(lang), lastTopic: topic }, 'do:card', lang);
      const found = { topic, title: words.page(lang, topic)?.topic ?? topic, summary: 'x' };
      check.see([answerCard(found, lang, { words, site: SITE })], `shared ${topic}`);
    }
    for (const area of new Set([...parts.brain.topics.values()].map((topic) => topic.area))) {
      seeChoice(check, newTalk(lang), `menu:${area}`, lang);
    }
    const texts = ['', 'xyzzy', 'x'.repeat(3000), '*a* _b_ [c](d)'];
    for (const text of texts) {
      const at = { now: { date: TODAY, minute: 600 }, lang };
      check.see(
        cardsOf(parts.bot.answer(null, { kind: 'text', text }, at).reply, 'somebody'),
        `text ${text.slice(0, 20)}`,
      );
    }
    const group = [
      othersRead(lang, 'https://teams.microsoft.com/l/chat/0/0?users=28', words),
      greeting(lang, 'https://x.example', { words, site: SITE }),
    ];
    check.see(
      group.map(({ attachments }) => attachments![0]!.content as AdaptiveCard),
      'group',
    );
  }
  process.stdout.write(`answers: ${check.count()} different cards, largest ${check.most()} bytes\n`);
  expect(check.faults.slice(0, 10)).toEqual([]);
});

test('the check finds what is wrong', () => {
  const good = { type: 'AdaptiveCard', version: '1.5', lang: 'nl', rtl: false, fallbackText: 'x' };
  const faults = (element: object) => wrong({ ...good, body: [element] } as AdaptiveCard);
  expect(faults({ type: 'TextBlock', text: 'x', wrap: true })).toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x', colour: 'red' })).not.toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x', size: 'huge' })).not.toEqual([]);
  expect(faults({ type: 'Carousel', pages: [] })).not.toEqual([]);
  expect(faults({ type: 'TextBlock', text: 'x'.repeat(30_000) })).not.toEqual([]);
});
