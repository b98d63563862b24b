import type { Site } from './channels/web/site.js';
import { type ISODate, localNow, type LocalNow } from './core/calendar.js';
import { newTalk, readTalk, type TalkState } from './core/state.js';
import { openTopic } from './core/choose.js';
import { overviewReply } from './core/replies/step.js';
import { type Lang } from './core/lang.js';
import { type Params, ui, words } from './core/reply.js';
import type { BotParts } from './create-bot.js';

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
