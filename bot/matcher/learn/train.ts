import type { Lang } from '../../model/lang.js';
import { countedWords, featuresOf, type Features } from '../topics/features.js';
import { fileKeywords, readyKeywords } from '../topics/keywords.js';
import { lexiconOf } from '../topics/lexicon.js';
import { trainWeights } from './linear.js';
import { compactWeights, type Model } from '../topics/model.js';
import type { TrainingTopic } from '../types.js';
import { learnVocabulary, vectorOf } from '../topics/vocabulary.js';

/** A text that a model learns from, with the position of its topic. */
export interface Phrase {
  topic: number;
  kind: 'title' | 'keyword' | 'example';
  text: string;
  features: Features;
}

/** The phrases of a language. `order` gives the position of every topic. */
export function phrasesOf(lang: Lang, topics: readonly TrainingTopic[], order: ReadonlyMap<string, number>): Phrase[] {
  const phrases: Phrase[] = [];
  for (const { topic: id, title, keywords, examples } of topics) {
    const add = (kind: Phrase['kind'], text: string): void => {
      const features = featuresOf(countedWords(text, lang), lang);
      if (features.words.length > 0) phrases.push({ topic: order.get(id)!, kind, text, features });
    };
    add('title', title);
    for (const text of keywords) add('keyword', text);
    for (const text of examples) add('example', text);
  }
  return phrases;
}

/** Trains one language on phrases. Keywords are used twice: as phrases, and as keywords with their own score. */
export function trainModel(lang: Lang, phrases: readonly Phrase[], topics: number): Model {
  const vocabulary = learnVocabulary(phrases.map(({ features }) => features));
  const samples = phrases.map(({ topic, features }) => ({ topic, vector: vectorOf(vocabulary, features) }));
  const weights = trainWeights(samples, vocabulary.idf.length, topics);
  const whole = new Map<string, number>();
  for (const { topic, features } of phrases) {
    const key = features.words.join(' ');
    // If two topics have the same words, the words decide for neither.
    whole.set(key, (whole.get(key) ?? topic) === topic ? topic : -1);
  }
  const keywords = phrases.flatMap(({ topic, kind, text }) => (kind === 'keyword' ? [{ topic, keyword: text }] : []));
  return {
    lang,
    topics,
    vocabulary,
    linear: compactWeights(weights, topics),
    keywords: fileKeywords(readyKeywords(lang, keywords, topics)),
    phrases: whole,
    lexicon: lexiconOf(whole.keys()),
  };
}
