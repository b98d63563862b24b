import type { Bot } from './guide.js';
import type { Input } from '../talk/input.js';
import { KEPT_HOURS } from '../config/config.js';
import { checkContent } from '../content/check/index.js';
import { isPublicHoliday } from '../content/holidays.js';
import { type Content, loadContent, wordsOf } from '../content/load.js';
import { isTold, languagesOf, titleIn } from '../content/stages.js';
import { placeFinder } from '../content/places.js';
import { ContentError } from '../content/yaml-file.js';
import { type TurnContext, type OptionWords, type SaidWords } from '../talk/turn-context.js';
import { choiceId, parseChoiceId } from '../model/choice-id.js';
import { type Flow } from '../model/flow.js';
import { isLang, type Lang, LANGS, type PlannedLang, SOURCE_LANG } from '../model/lang.js';
import { bannerAlone } from '../talk/replies/banner.js';
import { line, prefaced } from '../talk/replies/build.js';
import { MAX_MESSAGE } from '../talk/read.js';
import { turn } from '../talk/turn.js';
import { loadFlows } from './load-flows.js';
import { openEssentialParts, openParts } from '../matcher/compiled/compiled-files.js';
import type { UnderstandingParts } from '../matcher/compiled/reader-parts.js';
import { lexiconOf } from '../matcher/topics/lexicon.js';
import { nearWords } from '../matcher/topics/spelling.js';
import { createUnderstanding, type Understanding } from '../matcher/understand.js';
import { createRenderer, type Renderer } from '../render/render.js';
import { TextRenderer } from '../render/text.js';
import { readLocale } from '../content/locale.js';
import { createNumbers } from './numbers.js';
import { spokenWords } from './spoken-words.js';
import { toldWords } from './told-words.js';
import { typedChoices } from './typed-choices.js';
import { withNumbers } from './understood-numbers.js';
import { createTranslations } from '../render/translations.js';
import { normalise } from '../text/normalise.js';

/** How the bot is built. */
export interface BotOptions {
  /** Events name the content's words by which a message was understood. For development only. */
  explain?: boolean;
  /** Hours after the last message until a talk is deleted, as the texts say it (default: the setting's default). */
  keptHours?: number;
  /** What was learnt, where other content has taught it; default: what the loaded content teaches. */
  learnt?: UnderstandingParts;
}

/** The bot's parts, for channels and tools that need more than `Bot`. */
export interface BotParts {
  bot: Bot;
  context: TurnContext;
  content: Content;
  renderer: Renderer;
  texts: TextRenderer;
  /** What reads messages. */
  understanding: Understanding;
}

/**
 * Loads content and dialogs and builds the bot.
 * @throws ContentError when the content is not fit to be shown.
 */
export async function createBotParts(dir?: string, options: BotOptions = {}): Promise<BotParts> {
  const content = loadContent(dir);
  const flows = await loadFlows();
  const problems = checkContent(content, flows);
  if (problems.length > 0) throw new ContentError(problems);
  return assemble(content, flows, options, options.learnt ?? openParts(content.reading()));
}

/**
 * The bot with only the topics about danger, for when the rest of the content cannot be used.
 * @throws ContentError when even those cannot be read.
 */
export function createEssentialParts(dir?: string, options: BotOptions = {}): BotParts {
  const content = loadContent(dir, 'essential');
  return assemble(content, new Map(), options, openEssentialParts(content.reading()));
}

function assemble(
  content: Content,
  flows: ReadonlyMap<string, Flow>,
  { explain = false, keptHours = KEPT_HOURS }: BotOptions,
  learnt: UnderstandingParts,
): BotParts {
  const understanding = createUnderstanding(learnt);
  const context = createContext(content, flows, understanding, explain);
  const texts = new TextRenderer(content, createTranslations(content), { kept_hours: keptHours });
  const renderer = createRenderer(content, texts);
  const bot: Bot = {
    answer(state, input, { now, lang, lost = false }) {
      const turned = turn(context, state, atTopicOfToday(input, content), { today: now.date, lang });
      const result = lost ? prefaced(turned, [line('lost', 'warning')]) : turned;
      const readerLang = result.state?.lang ?? state?.lang ?? lang;
      return { state: result.state, reply: renderer.render(result.reply, readerLang, now), event: result.event };
    },
    urgent(input, { now, lang }) {
      const reader = lang ?? languageOf(input, context);
      const { state, reply, event } = turn(context, null, atTopicOfToday(input, content), {
        today: now.date,
        lang: reader,
      });
      const urgent = event.danger?.level === 'banner' ? bannerAlone(event.danger.topic) : reply;
      if (state !== null && !event.danger) return null;
      return { kind: event.danger ? 'danger' : 'forget', reply: renderer.render(urgent, reader, now) };
    },
  };
  return { bot, context, content, renderer, texts, understanding: withNumbers(understanding, context) };
}

/** Old posters, links, pages of other sites and buttons of open talks can name a topic by an old or short id. */
function atTopicOfToday(input: Input, { redirects }: Content): Input {
  const today = (topic: string): string => redirects.get(topic) ?? topic;
  if (input.kind === 'open' && input.topic !== undefined) return { ...input, topic: today(input.topic) };
  const action = input.kind === 'choice' ? parseChoiceId(input.id) : null;
  return action?.do === 'topic' ? { kind: 'choice', id: choiceId.topic(today(action.topic)) } : input;
}

/** The language of a typed text, if the bot speaks it; else the source language. */
function languageOf(input: Input, { detect }: TurnContext): Lang {
  const told = input.kind === 'text' ? detect(input.text.slice(0, MAX_MESSAGE), SOURCE_LANG) : null;
  return told !== null && isLang(told) ? told : SOURCE_LANG;
}

/** The bot with the project's content. */
export async function createBot(): Promise<Bot> {
  return (await createBotParts()).bot;
}

function createContext(
  content: Content,
  flows: ReadonlyMap<string, Flow>,
  { matcher, detectDanger, detect }: Understanding,
  explain: boolean,
): TurnContext {
  const commands = commandWords(content);
  const optionWords = optionCache(content);
  return {
    facts: content.facts,
    flows,
    topics: content.topics,
    isTold: (topic, lang) => isTold(content, lang, topic),
    languagesOf: (topic) => languagesOf(content, topic),
    hasTitle: (topic, lang) => titleIn(content, lang, topic) !== null,
    tiles: content.menuFile?.value.first ?? [],
    dialogs: content.menuFile?.value.dialogs ?? [],
    close: content.close?.value ?? [],
    toldWords: toldWords(content),
    isHoliday: isPublicHoliday,
    match(text, lang, context) {
      const { band, topic, candidates, known } = matcher.match(text, lang, context);
      return explain ? { band, topic, candidates, words: known } : { band, topic, candidates };
    },
    detectDanger,
    detect,
    command: commands,
    named: typedChoices(content, spoken, commands),
    options: optionWords,
    place: placeFinder(content.places),
    normalise: spoken,
    said: saidWords,
    spoken: spokenWords(content.everyday, spoken),
    numbers: createNumbers(content),
    mended: mendedWords,
  };
}

/** A text as words with single spaces between, so that "l'ambassade" contains "ambassade" and "no," is "no". */
function spoken(text: string, lang: PlannedLang): string {
  return normalise(text, lang)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The words with slips of a letter mended that lead to a word of the phrases. */
function mendedWords(normal: string, phrases: readonly string[]): string {
  const words = normal.split(' ');
  const near = nearWords(words, lexiconOf(phrases));
  return words.map((word, place) => near.get(place) ?? word).join(' ');
}

const COMMAND_TOPICS = [
  'meta.back',
  'meta.restart',
  'meta.help',
  'meta.language',
  'meta.forget',
  'meta.person',
  'meta.share',
];

/** Finds the command that a whole text names, in any of the languages. */
function commandWords(content: Content): (normal: string) => string | null {
  const byPhrase = new Map<string, string>();
  for (const lang of LANGS) {
    for (const topic of COMMAND_TOPICS) {
      for (const keyword of content.words[lang].get(topic)?.value.keywords ?? []) {
        byPhrase.set(spoken(keyword, lang), topic);
      }
    }
  }
  return (normal) => byPhrase.get(normal) ?? null;
}

function optionCache(content: Content): TurnContext['options'] {
  const cache = new Map<string, readonly OptionWords[]>();
  return (flow, question, lang) => {
    const key = `${lang} ${flow} ${question}`;
    const known = cache.get(key);
    if (known) return known;
    const options = wordsOf(content, lang, flow)?.words.questions[question]?.options ?? {};
    const found = Object.entries(options).map(([id, { label, keywords }]) => ({
      id,
      phrases: [typeof label === 'string' ? label : label.other, ...keywords].map((text) => spoken(text, lang)),
    }));
    cache.set(key, found);
    return found;
  };
}

const said = new Map<Lang, SaidWords>();

/** Everyday words of a language (`words` in `locales/`), read once. */
function saidWords(lang: Lang): SaidWords {
  const found = said.get(lang) ?? (readLocale(lang)['words'] as unknown as SaidWords);
  said.set(lang, found);
  return found;
}
