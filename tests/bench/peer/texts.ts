import i18next from 'i18next';

import { type Content, loadContent } from '../../../bot/content/load.js';
import { LANGS, SOURCE_LANG } from '../../../bot/model/lang.js';
import type { TopicWords } from '../../../bot/content/schema/topic.js';

/** The peer's words: our texts as resources of i18next, as Microsoft's samples for several languages keep theirs. */
export interface Texts {
  /** Ids of the topics with one answer, and of those that ask questions first. */
  answers: ReadonlySet<string>;
  flows: ReadonlyMap<string, readonly Question[]>;
  titleOf(topic: string, lang: string): string;
  /** What is said at once: the blocks that stand in no fold. */
  answerOf(topic: string, lang: string): string;
  questionOf(topic: string, question: string, lang: string): string;
  optionOf(topic: string, question: string, option: string, lang: string): string;
}

export interface Question {
  id: string;
  options: readonly string[];
}

/** At most this many blocks are said at once; folds of ours, and parts of a dialog that depend on answers, are more. */
const BLOCKS = 6;

/** Loads our content into i18next. References stand as they are, since the peer has no facts by date. */
export async function loadTexts(content: Content = loadContent()): Promise<Texts> {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: SOURCE_LANG,
    fallbackLng: SOURCE_LANG,
    supportedLngs: [...LANGS],
    keySeparator: '/',
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: Object.fromEntries(
      LANGS.map((lang) => [
        lang,
        { translation: Object.fromEntries([...content.words[lang]].map(([id, { value }]) => [id, resourceOf(value)])) },
      ]),
    ),
  });
  const t = (lang: string, ...path: string[]): string => i18n.t(path.join('/'), { lng: lang });
  const flows = new Map<string, readonly Question[]>();
  const blocks = new Map<string, readonly string[]>();
  for (const [id, topic] of content.topics) {
    const words = content.words[SOURCE_LANG].get(id)!.value;
    blocks.set(
      id,
      topic.blocks
        .filter(({ fold, id: block }) => fold === undefined && words.blocks[block] !== undefined)
        .slice(0, BLOCKS)
        .map(({ id: block }) => block),
    );
    if (topic.kind === 'flow') flows.set(id, questionsOf(words));
  }
  return {
    answers: new Set([...content.topics.values()].filter(({ kind }) => kind !== 'flow').map(({ id }) => id)),
    flows,
    titleOf: (topic, lang) => t(lang, topic, 'title'),
    answerOf: (topic, lang) =>
      blocks
        .get(topic)!
        .map((block) => t(lang, topic, 'blocks', block))
        .join('\n\n'),
    questionOf: (topic, question, lang) => t(lang, topic, 'questions', question, 'text'),
    optionOf: (topic, question, option, lang) => t(lang, topic, 'questions', question, option),
  };
}

function resourceOf({ title, blocks, questions = {} }: TopicWords): object {
  return {
    title,
    blocks: Object.fromEntries(Object.entries(blocks).map(([id, block]) => [id, textOf(block)])),
    questions: Object.fromEntries(
      Object.entries(questions).map(([id, { text, options = {} }]) => [
        id,
        { text, ...Object.fromEntries(Object.entries(options).map(([option, { label }]) => [option, label])) },
      ]),
    ),
  };
}

/** A block as one text; of forms for numbers, the general one. */
function textOf(block: TopicWords['blocks'][string]): string {
  if (typeof block === 'string') return block;
  if (!('items' in block)) return block.other;
  const { title, items } = block;
  return [...(title === undefined ? [] : [title]), ...items].map(textOf).join('\n- ');
}

function questionsOf({ questions = {} }: TopicWords): Question[] {
  return Object.entries(questions).map(([id, { options = {} }]) => ({ id, options: Object.keys(options) }));
}
