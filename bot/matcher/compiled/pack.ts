import type { Lang } from '../../model/lang.js';
import { fileKeywords, type Keyword } from '../topics/keywords.js';
import { lexiconOf } from '../topics/lexicon.js';
import type { Model } from '../topics/model.js';
import { vocabularyOf } from '../topics/vocabulary.js';
import { packArrays, unpackArrays } from './arrays.js';

/** The header of a compiled file. `key` identifies the content and code that it was made from. */
export interface PackedHeader {
  key: string;
  lang: Lang;
  /** The number of topics. */
  topics: number;
  /** Joined by line breaks, which no term has: a text is read faster than a list. */
  terms: string;
  unknownIdf: number;
  scale: number;
  keywords: Keyword[];
  phrases: string;
  phraseTopics: number[];
}

/** The bytes of one language. The same language gives the same bytes. */
export function pack(key: string, model: Model): Uint8Array {
  const { vocabulary, linear } = model;
  const { keys, children, ids } = vocabulary.grams;
  const arrays = [keys, children, ids, vocabulary.idf, linear.starts, linear.topics, linear.weights];
  const header: PackedHeader = {
    key,
    lang: model.lang,
    topics: model.topics,
    terms: [...vocabulary.terms.keys()].join('\n'),
    unknownIdf: vocabulary.unknownIdf,
    scale: linear.scale,
    keywords: [...model.keywords.values()].flat(),
    phrases: [...model.phrases.keys()].join('\n'),
    phraseTopics: [...model.phrases.values()],
  };
  return packArrays(header, arrays);
}

/**
 * The language in packed bytes. Its arrays are views of the bytes, so the bytes must not change.
 * @throws if the bytes are incomplete.
 */
export function unpack(packed: Uint8Array): { key: string; model: Model } {
  const { header, arrays } = unpackArrays<PackedHeader>(packed);
  const { key, lang, topics, terms, unknownIdf, scale, keywords, phrases, phraseTopics } = header;
  if (arrays.length !== 7) throw new Error('an array is missing');
  const [keys, children, ids, idf, starts, columns, weights] = arrays as [
    Float64Array,
    Int32Array,
    Int32Array,
    Float32Array,
    Uint32Array,
    Uint16Array,
    Int8Array,
  ];
  const whole = new Map(listOf(phrases).map((phrase, i) => [phrase, phraseTopics[i]!]));
  const lexicon = lexiconOf(whole.keys());
  const model = {
    lang,
    topics,
    vocabulary: vocabularyOf(listOf(terms), { keys, children, ids }, idf, unknownIdf, lexicon.words),
    linear: { starts, topics: columns, weights, scale },
    keywords: fileKeywords(keywords),
    phrases: whole,
    lexicon,
  };
  return { key, model };
}

function listOf(joined: string): string[] {
  return joined === '' ? [] : joined.split('\n');
}
