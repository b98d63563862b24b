import { LANGS, type Lang } from '../../model/lang.js';
import { type ConceptReader, type ConceptsByLang, conceptReader } from '../concepts/reader.js';
import type { Model } from '../topics/model.js';
import type { TrainingByLang } from '../types.js';
import type { Keep, ModelPart } from './keep.js';
import { phrasesOf, trainModel, type Phrase } from './train.js';

/** What there is to learn from one content. The phrases of a language are read at first use. */
export interface Lesson {
  /** Ids of the topics, in the order of their positions. */
  topics: readonly string[];
  phrases: (lang: Lang) => readonly Phrase[];
  reader: ConceptReader;
}

/** The lesson of a content. */
export function lessonOf(byLang: TrainingByLang, concepts: ConceptsByLang = {}): Lesson {
  const topics = topicsOf(byLang);
  const order = new Map(topics.map((topic, place) => [topic, place]));
  return {
    topics,
    phrases: once((lang) => phrasesOf(lang, byLang[lang], order)),
    reader: conceptReader(concepts),
  };
}

/** Ids of all topics that have words in any language, in order. */
export function topicsOf(byLang: TrainingByLang): string[] {
  return [...new Set(LANGS.flatMap((lang) => byLang[lang].map((t) => t.topic)))].sort();
}

/** The examples are divided into this many parts, to test a model on examples that it has not seen. */
export const FOLDS = 5;
export const FOLD_NUMBERS: readonly number[] = Array.from({ length: FOLDS }, (_, fold) => fold);

/**
 * A model of a language: from all phrases (`whole`); without one fold's topics and examples, for the calibration
 * (`fold`); or without one fold's examples (`left`).
 */
export function modelOf({ topics, phrases }: Lesson, lang: Lang, part: ModelPart, keep: Keep): Model {
  const seen = (phrase: Phrase, place: number): boolean => isSeen(phrase, place, part);
  return keep.model(lang, part, () => trainModel(lang, phrases(lang).filter(seen), topics.length));
}

/** Whether a part learns from a phrase. */
export function isSeen(phrase: Phrase, place: number, part: ModelPart): boolean {
  const fold = Number(part.slice(-1));
  return (
    part === 'whole' || !(isLeftOut(phrase, place, fold) || (part.startsWith('fold') && isHidden(phrase.topic, fold)))
  );
}

/** Whether a fold leaves out a whole topic. */
export function isHidden(topic: number, fold: number): boolean {
  return topic % FOLDS === fold;
}

/** Whether a fold leaves out a phrase. Examples are dealt out one by one; titles and keywords are never left out. */
export function isLeftOut({ kind }: Phrase, place: number, fold: number): boolean {
  return kind === 'example' && place % FOLDS === fold;
}

/** Makes a function that computes each result once. */
export function once<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
