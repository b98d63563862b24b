import type { Site } from './channels/web/site.js';
import { type ISODate, localNow, type LocalNow } from './core/calendar.js';
import { newTalk, readTalk, type TalkState } from './core/state.js';
import { openTopic } from './core/choose.js';
import { overviewReply } from './core/replies/step.js';
import { type Lang } from './core/lang.js';
import { type BlockPart, type Params, type Part, ui, words } from './core/reply.js';
import type { BotParts } from './create-bot.js';
import type { RenderedReply } from './render/rendered.js';

/** What the web pages show, as of the moment that the clock gives (epoch ms). */
export function createSite({ bot, brain, content, renderer, texts }: BotParts, now: () => number): Site {
  const context = (lang: Lang) => ({ lang, today: localNow(now()).date, used: [] });
  const moment = (asOf?: ISODate): LocalNow => ({ ...localNow(now()), ...(asOf === undefined ? {} : { date: asOf }) });
  const title = (lang: Lang, topic: string): string => texts.text(words(topic, 'title'), context(lang));
  return {
    has: (topic) => brain.topics.has(topic),
    title,
    ui: (lang) => (key, params) => texts.text(ui(key, params && uiParams(params)), context(lang)),
    topics(lang) {
      const topics = [...brain.topics.values()];
      return [...new Set(topics.map(({ area }) => area))]
        .filter((area) => area !== 'meta')
        .map((area) => ({
          area,
          areaTitle: texts.text(ui(`areas.${area}`), context(lang)),
          items: topics
            .filter((topic) => topic.area === area)
            .map(({ id, kind }) => ({
              id,
              kind,
              title: title(lang, id),
              summary: texts.text(words(id, 'summary'), context(lang)),
            })),
        }));
    },
    isFlow: (topic) => brain.flows.has(topic),
    handOut: (id, lang) =>
      (content.topics.get(id)?.hand_out ?? []).map((topic) => ({
        id: topic,
        title: title(lang, topic),
        summary: texts.text(words(topic, 'summary'), context(lang)),
      })),
    card(lang, id, desk) {
      const card = content.topics.get(id)?.card;
      if (!card) return null;
      const at = moment();
      // The desk reads the person's language in its own words; the person reads it in theirs.
      const named = (reader: Lang): string => new Intl.DisplayNames([reader], { type: 'language' }).of(lang) ?? lang;
      // A request may be made whatever the facts are today; only the law it cites must be known.
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
      if (!brain.flows.has(id)) return null;
      const state = { ...(readKept(kept) ?? newTalk(lang)), lang };
      const answer = bot.answer(state, input, { now: moment(asOf), lang });
      return { reply: answer.reply, kept: answer.state ? JSON.stringify(answer.state) : '' };
    },
    page(lang, id, asOf) {
      const at = moment(asOf);
      const flow = brain.flows.get(id);
      if (flow) {
        return renderer.render(
          overviewReply(brain, flow, { today: at.date, facts: content.facts, isHoliday: brain.isHoliday }),
          lang,
          at,
        );
      }
      // A page deletes nothing, so that it must not say so: it tells what is kept and how to delete it.
      const shown = id === 'meta.forget' ? 'meta.privacy' : id;
      const turned = openTopic({ brain, env: { today: at.date, lang }, state: newTalk(lang) }, shown);
      return turned && renderer.render(turned.reply, lang, at);
    },
  };
}

/** The talk that a page's form carried; null where it carried none that can be read. */
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
