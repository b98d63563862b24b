import type { BotAnswer } from '../guide/guide.js';
import type { Site, Step } from './site.js';
import { asOfMoment, type ISODate, localNow, type LocalNow } from '../model/calendar.js';
import { newTalk, readTalk, type TalkState } from '../talk/talk-state.js';
import { beginTurn } from '../talk/turn-context.js';
import { turn } from '../talk/turn.js';
import type { Answers, Flow, FlowEnv } from '../model/flow.js';
import { foldId } from '../talk/replies/answer-messages.js';
import { answerText, overviewReply, questionWords, resultAnswers } from '../talk/replies/step.js';
import { type Lang } from '../model/lang.js';
import { inFoldOrder } from '../model/form.js';
import { areasOf } from '../model/topic.js';
import { type BlockPart, type Fold, type Params, type Part, type Reply, ui, words } from '../model/reply.js';
import type { BotParts } from '../guide/create-guide.js';
import { turningMinutes } from '../model/hours.js';
import type { RenderedBlock, RenderedReply } from '../render/rendered.js';
import { serviceName } from '../render/text.js';
import { languageText } from '../render/values.js';

/** What the web pages show. `now` is the clock (epoch ms). */
export function createSite({ bot, context, content, renderer, texts }: BotParts, now: () => number): Site {
  const inLang = (lang: Lang) => ({ lang, today: localNow(now()).date, used: [] });
  const moment = (asOf?: string): LocalNow => asOfMoment(localNow(now()), asOf);
  const title = (lang: Lang, topic: string): string => texts.text(words(topic, 'title'), inLang(lang));
  /** Nothing where only the title exists in the language. */
  const summary = (lang: Lang, topic: string): string =>
    context.isTold(topic, lang) ? texts.text(words(topic, 'summary'), inLang(lang)) : '';
  const turns = turningMinutes(
    [...content.services.values()].flatMap(({ hours, channels }) => [hours, ...channels.map((c) => c.hours)]),
  );
  return {
    moment() {
      const { date, minute } = moment();
      return `${date} ${turns.filter((turn) => turn <= minute).length}`;
    },
    has: (topic) => context.topics.has(topic),
    movedTo: (topic) => content.redirects.get(topic) ?? null,
    title,
    ui: (lang) => (key, params) => texts.text(ui(key, params && uiParams(params)), inLang(lang)),
    welcome: (lang) => bot.answer(null, { kind: 'open' }, { now: moment(), lang }).reply,
    help(lang) {
      const ids = content.topics.get('safety.danger')?.services ?? [];
      return ids.flatMap((id) => {
        const { name, channels = [], hours } = content.services.get(id) ?? {};
        const phone = channels.find(({ kind, hours: own = hours }) => kind === 'phone' && own === 'always')?.value;
        return name && phone !== undefined ? [{ name: serviceName(name, lang), phone }] : [];
      });
    },
    topics(lang) {
      return [...areasOf(context.topics)].map(([area, topics]) => ({
        area,
        areaTitle: texts.text(ui(`areas.${area}`), inLang(lang)),
        items: topics.map(({ id, kind }) => ({
          id,
          kind,
          title: title(lang, id),
          summary: summary(lang, id),
        })),
      }));
    },
    isTold: (lang, topic) => context.isTold(topic, lang),
    isFlow: (topic) => context.flows.has(topic),
    handOut: (id, lang) =>
      (content.topics.get(id)?.hand_out ?? []).map((topic) => ({
        id: topic,
        title: title(lang, topic),
        summary: summary(lang, topic),
      })),
    card(lang, id, desk) {
      const card = content.topics.get(id)?.card;
      if (!card || !context.isTold(id, lang)) return null;
      const at = moment();
      // The desk reads the name of the person's language in the desk's language; the person reads it in their own.
      const named = (reader: Lang): string => languageText(lang, reader);
      // A person may ask for something whatever the amounts are today. Only the cited law must be known.
      const block = (reader: Lang, facts: readonly string[] = []): BlockPart => ({
        kind: 'block',
        style: 'text',
        text: words(id, 'card', { language: { type: 'text', text: named(reader) } }),
        facts,
      });
      const show = (reader: Lang, parts: Part[]): RenderedReply =>
        renderer.render({ messages: [parts], choices: [], input: 'text', topic: id }, reader, at);
      const textOf = (reader: Lang): string => {
        const [first] = show(reader, [block(reader)]).messages[0]?.blocks ?? [];
        return first?.type === 'text' ? first.text : '';
      };
      const basis = show(lang, [block(lang, card.facts), { kind: 'sources', topic: id }]).messages;
      return {
        desk,
        deskText: textOf(desk),
        ownText: lang === desk ? null : textOf(lang),
        basis: basis.map(({ blocks }) => ({ blocks: blocks.filter(({ type }) => type === 'sources') })),
      };
    },
    step(lang, id, kept, input, asOf) {
      if (!context.flows.has(id) || !context.isTold(id, lang)) return null;
      const state = { ...(readKept(kept) ?? newTalk(lang)), lang };
      return stepOf(bot.answer(state, input, { now: moment(asOf), lang }), asOf);
    },
    shared(lang, id, answers, asOf) {
      const flow = context.flows.get(id);
      if (!flow || context.topics.get(id)?.sensitive || !context.isTold(id, lang)) return null;
      const at = moment(asOf);
      const state = readTalk({ ...newTalk(lang), flow: { id, answers }, lastTopic: id }) ?? newTalk(lang);
      const again = state.flow === null ? `topic:${id}` : 'do:continue';
      const step = stepOf(bot.answer(state, { kind: 'choice', id: again }, { now: at, lang }), asOf);
      if (step.result === null) return step;
      const { messages, folds } = step.reply;
      if (folds.length === 0) {
        const given = renderer.render(answersReply(flow, step.result), lang, at);
        return { ...step, reply: { ...step.reply, messages: [...given.messages, ...messages] } };
      }
      const given = renderer.render(foldedAnswers(flow, step.result), lang, at);
      return { ...step, reply: { ...step.reply, folds: inFoldOrder([...folds, ...given.folds]) } };
    },
    page(lang, id, asOf) {
      const at = moment(asOf);
      const reply = pageReply(lang, id, at);
      return reply && renderer.render(reply, lang, at);
    },
    saved(lang, id) {
      const at = moment();
      const reply = context.isTold(id, lang) ? pageReply(lang, id, at) : null;
      if (!reply) return null;
      // Which lines are open now changes soon, so a saved page leaves it out.
      const rendered = renderer.render(reply, lang, at, true);
      const blocks = [...rendered.messages, ...rendered.folds].flatMap((group) => group.blocks);
      for (const block of blocks) {
        if (block.type === 'services') block.items = block.items.map((item) => ({ ...item, open: null, isOpen: null }));
      }
      return { reply: rendered, checkBy: blocks.flatMap(checksOf).sort()[0] ?? null };
    },
  };

  function pageReply(lang: Lang, id: string, at: LocalNow): Reply | null {
    const flow = context.flows.get(id);
    if (flow && context.isTold(id, lang)) return overviewReply(context, flow, flowEnvOn(at.date));
    // A page cannot delete anything and must not say so. It says what is stored and how to delete it.
    const shown = id === 'meta.forget' ? 'meta.privacy' : id;
    if (!context.topics.has(shown)) return null;
    return turn(context, null, { kind: 'open', topic: shown }, { today: at.date, lang }).reply;
  }

  function flowEnvOn(today: ISODate): FlowEnv {
    return { today, facts: content.facts, isHoliday: context.isHoliday };
  }

  function stepOf({ reply, state }: BotAnswer, asOf: string | undefined): Step {
    const env = { today: moment(asOf).date, lang: reply.lang };
    return {
      reply,
      kept: state ? JSON.stringify(state) : '',
      result: state && resultAnswers(beginTurn(context, state, env)),
    };
  }

  /** The days by which the facts of a block must be checked again. */
  function checksOf(block: RenderedBlock): ISODate[] {
    if (block.type === 'sources') return block.checkBy === null ? [] : [block.checkBy];
    if (block.type !== 'services') return [];
    return block.items.flatMap(({ id }) => {
      const service = content.services.get(id);
      return service && !service.crisis ? [service.check_by] : [];
    });
  }
}

function answersReply(flow: Flow, answers: Answers): Reply {
  const items = Object.entries(answers).map(([question, answer]) => ({
    question: questionWords(flow, question, 'short'),
    answer: answerText(flow, question, answer),
  }));
  return { messages: [[{ kind: 'answers', items }]], choices: [], input: 'text', topic: flow.id };
}

/** The answers behind a result, in a fold of their own. */
function foldedAnswers(flow: Flow, answers: Answers): Reply {
  const [parts = []] = answersReply(flow, answers).messages;
  const fold: Fold = { id: foldId(flow.id, 'answers'), role: 'answers', title: ui('web.answers'), parts };
  return { shape: 'outcome', messages: [], folds: [fold], choices: [], input: 'text', topic: flow.id };
}

/** The talk in a page's form; null if there is none or it cannot be read. */
function readKept(kept: string): TalkState | null {
  try {
    return readTalk(JSON.parse(kept));
  } catch {
    return null;
  }
}

function uiParams(params: Record<string, string | number>): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? { type: 'number', value } : { type: 'text', text: value },
    ]),
  );
}
