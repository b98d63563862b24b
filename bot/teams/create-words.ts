import type { Site } from '../web/site.js';
import type { FoundTopic, TeamsWords } from './words.js';
import { isISODate, localNow } from '../model/calendar.js';
import { parseChoiceId } from '../model/choice-id.js';
import { type Question, UNKNOWN } from '../model/flow.js';
import { ENDONYMS, type Lang } from '../model/lang.js';
import { answerText, questionWords } from '../talk/replies/step.js';
import { type TextRef, ui, words } from '../model/reply.js';
import { areasOf, menuTopics } from '../model/topic.js';
import type { BotParts } from '../guide/create-guide.js';

/** Most search results: they are a list on a phone. */
const MOST_FOUND = 8;

/** What Teams shows beside the talk. `now` is the clock (epoch ms). */
export function createTeamsWords(parts: BotParts, site: Site, now: () => number): TeamsWords {
  const { context, content, texts } = parts;
  const say = (lang: Lang, ref: TextRef): string => texts.text(ref, { lang, today: localNow(now()).date, used: [] });
  const found = (lang: Lang, topic: string): FoundTopic => ({
    topic,
    title: say(lang, words(topic, 'title')),
    summary: context.isTold(topic, lang) ? say(lang, words(topic, 'summary')) : '',
  });

  return {
    word: (lang, path, params = {}) =>
      say(
        lang,
        ui(path, Object.fromEntries(Object.entries(params).map(([name, text]) => [name, { type: 'text', text }]))),
      ),
    phones: [...content.services.values()].flatMap(({ channels }) =>
      channels.flatMap(({ kind, value }) => (kind === 'phone' ? [value] : [])),
    ),
    isCrisis: (topic) => context.topics.get(topic)?.kind === 'crisis',
    chosen(lang, id) {
      const chosen = chosenRef(parts, id);
      if (!chosen) return null;
      const { question, answer } = chosen;
      return {
        question: question && say(lang, question),
        answer: typeof answer === 'string' ? answer : say(lang, answer),
      };
    },
    search(lang, query) {
      const asked = query.trim();
      const all = menuTopics(context.topics);
      if (asked === '') {
        const flows = all.filter(({ kind }) => kind === 'flow').map(({ id }) => id);
        return [...new Set([...context.dialogs, ...flows])].slice(0, MOST_FOUND).map((id) => found(lang, id));
      }
      const known = new Set(all.map(({ id }) => id));
      const { band, candidates } = context.match(asked, lang, { lastTopic: null, flow: null });
      const matched = band === 'none' ? [] : candidates.map(({ topic }) => topic).filter((topic) => known.has(topic));
      const normal = context.normalise(asked, lang);
      const titled = all
        .map(({ id }) => id)
        .filter((id) => context.normalise(say(lang, words(id, 'title')), lang).includes(normal));
      return [...new Set([...matched, ...titled])].slice(0, MOST_FOUND).map((id) => found(lang, id));
    },
    page: (lang, topic) => site.page(lang, topic),
  };
}

/** Whether an answer is one of a question's kind; on which day it is accepted does not matter to a card that was sent. */
function couldAnswer(asked: Question, answer: string): boolean {
  if (asked.kind === 'choice') return asked.options.includes(answer);
  return answer === UNKNOWN || (asked.kind === 'date' ? isISODate(answer) : /^\d{1,7}$/.test(answer));
}

function chosenRef({ context }: BotParts, id: string): { question: TextRef | null; answer: TextRef | string } | null {
  const action = parseChoiceId(id);
  switch (action?.do) {
    case 'answer': {
      const { answer, question } = action;
      const flow = context.flows.get(action.flow);
      if (!flow || !Object.hasOwn(flow.questions, question)) return null;
      const asked = flow.questions[question]!;
      if (!couldAnswer(asked, answer)) return null;
      return { question: questionWords(flow, question, 'text'), answer: answerText(flow, question, answer) };
    }
    case 'topic':
      return context.topics.has(action.topic) ? { question: null, answer: words(action.topic, 'title') } : null;
    case 'more':
      return null;
    case 'known':
      return { question: null, answer: ui(`choices.${action.keep ? 'keep' : 'fresh'}`) };
    case 'change':
      return { question: null, answer: ui('choices.change') };
    case 'menu':
      return areasOf(context.topics).has(action.area) ? { question: null, answer: ui(`areas.${action.area}`) } : null;
    case 'voice':
      return { question: null, answer: ui(`voices.${action.voice}`) };
    case 'lang':
    case 'read':
      return { question: null, answer: ENDONYMS[action.lang] };
    case 'command':
      return { question: null, answer: ui(`choices.${action.command}`) };
    case undefined:
      return null;
  }
}
