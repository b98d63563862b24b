import { type Lang, LANGS, type PlannedLang, SOURCE_LANG } from '../model/lang.js';
import { isOfStage, type Stage } from '../model/stage.js';
import { type Content, wordsOf } from './load.js';

/** How far a language has come. Where only the topics about danger are loaded, every language counts as whole. */
export function stageOf({ languages }: Content, lang: Lang): Stage {
  return languages?.languages[lang] ?? 'whole';
}

/** Whether a topic belongs to a language's stage: its words must then exist, except in a language that is whole. */
export function isInStage(content: Content, lang: Lang, topic: string): boolean {
  const stage = stageOf(content, lang);
  return stage === 'whole' || isOfStage(topic, stage, content.languages!.stages);
}

/** Whether a topic is told in a language: in words of its own, or, where the language is whole, in Dutch for now. */
export function isTold(content: Content, lang: Lang, topic: string): boolean {
  return stageOf(content, lang) === 'whole' || content.words[lang].has(topic);
}

/** The languages in which a topic has words of its own, in the order of menus. */
export function languagesOf(content: Content, topic: string): Lang[] {
  return LANGS.filter((lang) => content.words[lang].has(topic));
}

/** A topic's title in any language of ours; null where it has none. */
export function titleIn(content: Content, lang: PlannedLang, topic: string): string | null {
  const own = (content.words as Partial<Record<PlannedLang, Content['words'][Lang]>>)[lang]?.get(topic);
  return own?.value.title ?? content.titles.get(lang)?.value.titles[topic] ?? null;
}

/** What a title alone stands for: where a topic has no more words, it is offered by that. */
const TITLES: ReadonlySet<string> = new Set(['title', 'told_as']);

/** The language in which a text of a topic is shown to a reader of `lang`: a title alone may be in it. */
export function langOfText(content: Content, lang: Lang, topic: string, path: string): Lang {
  if (TITLES.has(path) && titleIn(content, lang, topic) !== null) return lang;
  return wordsOf(content, lang, topic)?.lang ?? SOURCE_LANG;
}
