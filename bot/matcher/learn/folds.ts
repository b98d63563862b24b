import { LANGS, type Lang } from '../../model/lang.js';
import type { Model } from '../topics/model.js';
import type { TrainingByLang } from '../types.js';
import type { Keep, ModelPart } from './keep.js';
import { phrasesOf, trainModel, type Phrase } from './train.js';

/** What one content gives to learn from; the phrases of a language are read when something is learnt from them. */
export interface Lesson {
  /** Ids of the topics, in the order of their places. */
  topics: readonly string[];
  phrases: (lang: Lang) => readonly Phrase[];
}

/** The lesson of a content. */
export function lessonOf(byLang: TrainingByLang): Lesson {
  const topics = topicsOf(byLang);
  const order = new Map(topics.map((topic, place) => [topic, place]));
  return { topics, phrases: once((lang) => phrasesOf(lang, byLang[lang], order)) };
}

/** Ids of all topics that have words in some language, in order. */
export function topicsOf(byLang: TrainingByLang): string[] {
  return [...new Set(LANGS.flatMap((lang) => byLang[lang].map((t) => t.topic)))].sort();
}

/** Parts that the examples are dealt out over, to try a model on what it has not seen. */
export const FOLDS = 5;

/**
 * A model of a language: of all its phrases; of those without one fold's topics and examples, as it is tried for how
 * sure it may be (`fold`); or of those without one fold's examples (`left`).
 */
export function modelOf({ topics, phrases }: Lesson, lang: Lang, part: ModelPart, keep: Keep): Model {
  const fold = Number(part.slice(-1));
  const seen = (phrase: Phrase, place: number): boolean =>
    part === 'whole' || !(isLeftOut(phrase, place, fold) || (part.startsWith('fold') && isHidden(phrase.topic, fold)));
  return keep.model(lang, part, () => trainModel(lang, phrases(lang).filter(seen), topics.length));
}

/** Whether a fold knows nothing of a topic. */
export function isHidden(topic: number, fold: number): boolean {
  return topic % FOLDS === fold;
}

/** Whether a fold has not seen a phrase: examples are dealt out one by one, titles and keywords are always seen. */
export function isLeftOut({ kind }: Phrase, place: number, fold: number): boolean {
  return kind === 'example' && place % FOLDS === fold;
}

/** A function that works each result out once. */
export function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
