import type { AdaptiveCard } from '../../bot/teams/cards/card.js';
import { chosenCard, replyCards } from '../../bot/teams/cards/reply.js';
import { answerCard } from '../../bot/teams/extension.js';
import { greeting, othersRead } from '../../bot/teams/group.js';
import type { TeamsWords } from '../../bot/teams/words.js';
import type { Answers, Flow, FlowEnv } from '../../bot/model/flow.js';
import type { Lang } from '../../bot/model/lang.js';
import { newTalk, type TalkState } from '../../bot/talk/talk-state.js';
import { everyPath } from '../../bot/model/flow-paths.js';
import type { BotParts } from '../../bot/guide/create-guide.js';
import { createSite } from '../../bot/web/create-site.js';
import { createTeamsWords } from '../../bot/teams/create-words.js';
import type { RenderedReply } from '../../bot/render/rendered.js';
import { TEST_DAY } from './test-day.js';
import { WHOLE_LANGS } from './whole-langs.js';

const NOW = { date: '2026-11-22', minute: 600 };
const SITE = 'https://guide.example.org';

/** A Teams card, and where in the talk it is shown. `problem`: something wrong before a card was made. */
export type Seen = { card: AdaptiveCard; where: string } | { problem: string };

/** Every different card that Teams can show, each only once: the same cards occur on thousands of paths. */
export class EveryCard {
  readonly #parts: BotParts;
  readonly #words: TeamsWords;
  readonly #known = new Set<string>();

  constructor(parts: BotParts) {
    this.#parts = parts;
    const site = createSite(parts, () => TEST_DAY);
    this.#words = createTeamsWords(parts, site, () => TEST_DAY);
  }

  /** The cards of a dialog's questions and outcomes, in every language. */
  *ofFlow(flow: Flow): Generator<Seen> {
    const { content, context } = this.#parts;
    const env: FlowEnv = { today: NOW.date, facts: content.facts, isHoliday: context.isHoliday };
    const places = placesOf(flow, env);
    for (const lang of WHOLE_LANGS) {
      const at = (answers: Answers): TalkState => ({
        ...newTalk(lang),
        flow: { id: flow.id, answers: { ...answers } },
      });
      for (const answers of places) yield* this.#ofChoice(at(answers), 'do:continue', lang);
      for (const id of ['do:change', 'do:share', `topic:${flow.id}`])
        yield* this.#ofChoice(at(places.at(-1)!), id, lang);
    }
  }

  /** The cards of every answer, menu, shared answer and group message, in every language. */
  *ofTopics(): Generator<Seen> {
    const { topics } = this.#parts.context;
    const words = this.#words;
    for (const lang of WHOLE_LANGS) {
      for (const topic of topics.keys()) {
        yield* this.#ofChoice(newTalk(lang), `topic:${topic}`, lang);
        yield* this.#ofChoice({ ...newTalk(lang), lastTopic: topic }, 'do:share', lang);
        yield* this.#ofChoice({ ...newTalk(lang), lastTopic: topic }, 'do:card', lang);
        const found = { topic, title: words.page(lang, topic)?.topic ?? topic, summary: 'x' };
        yield* this.#new([answerCard(found, lang, { words, siteUrl: SITE })], `shared ${topic}`);
      }
      for (const area of new Set([...topics.values()].map((topic) => topic.area)))
        yield* this.#ofChoice(newTalk(lang), `menu:${area}`, lang);
      for (const text of ['', 'xyzzy', 'ik ben bang', 'x'.repeat(3000), '*a* _b_ [c](d)']) {
        const { reply } = this.#parts.bot.answer(null, { kind: 'text', text }, { now: NOW, lang });
        yield* this.#new(this.#cardsOf(reply, 'somebody'), `text ${text.slice(0, 20)}`);
      }
      const group = [
        othersRead(lang, 'https://teams.microsoft.com/l/chat/0/0?users=28', words),
        greeting(lang, 'https://x.example', { words, siteUrl: SITE }),
      ];
      const shown = group.map(({ attachments }) => attachments![0]!.content as AdaptiveCard);
      yield* this.#new(shown, 'group');
    }
  }

  /** The reply to a choice, and the cards that replace each card of the reply. */
  *#ofChoice(state: TalkState, id: string, lang: Lang): Generator<Seen> {
    const { reply } = this.#parts.bot.answer(state, { kind: 'choice', id }, { now: NOW, lang });
    const where = `${lang} ${state.flow ? JSON.stringify(state.flow) : ''} ${id}`;
    if (reply.lang !== lang) yield { problem: `${where}: answered in ${reply.lang}` };
    yield* this.#new(this.#cardsOf(reply), where);
    for (const choice of reply.choices) {
      if (this.#words.chosen(lang, choice.id) === null) yield { problem: `${where}: no words for ${choice.id}` };
      yield* this.#new([chosenCard(lang, choice.id, this.#words)], `${where} chosen ${choice.id}`);
    }
  }

  #cardsOf(reply: RenderedReply, by: string | null = null): AdaptiveCard[] {
    const { content, open, resting } = replyCards(reply, { words: this.#words, siteUrl: SITE, by });
    return [...content, ...(open ? [open] : []), ...(resting ? [resting] : [])];
  }

  *#new(cards: readonly AdaptiveCard[], where: string): Generator<Seen> {
    for (const card of cards) {
      const json = JSON.stringify(card);
      if (this.#known.has(json)) continue;
      this.#known.add(json);
      yield { card, where };
    }
  }
}

/**
 * The answers that lead to each question, and outcomes that together contain every part of any outcome, including the
 * longest one.
 */
function placesOf(flow: Flow, env: FlowEnv): Answers[] {
  const questions = new Map<string, Answers>();
  const shownParts = new Set<string>();
  const outcomes: Answers[] = [];
  let longest = { length: 0, answers: {} as Answers };
  everyPath(flow, env, (answers) => {
    const asked = Object.entries(answers);
    asked.forEach(([question], i) => {
      if (!questions.has(question)) questions.set(question, Object.fromEntries(asked.slice(0, i)));
    });
    const { messages } = flow.outcome(answers, env);
    const shown = messages.flat().map((part) => JSON.stringify(part));
    const length = shown.join('').length;
    if (length > longest.length) longest = { length, answers };
    if (shown.every((part) => shownParts.has(part))) return;
    for (const part of shown) shownParts.add(part);
    outcomes.push(answers);
  });
  return [...questions.values(), ...outcomes, longest.answers];
}
