import type { Lang } from '../../model/lang.js';
import { fileKeywords, type Keyword } from '../topics/keywords.js';
import { lexiconOf } from '../topics/lexicon.js';
import type { Model } from '../topics/model.js';
import { vocabularyOf } from '../topics/vocabulary.js';

/**
 * One language as bytes: a header as JSON, then the arrays one after the other, each starting at a multiple of eight.
 */

/** The header of a compiled file. `key` identifies the content and code that it was made from. */
export interface PackedHeader {
  key: string;
  lang: Lang;
  /** The number of topics. */
  topics: number;
  terms: string[];
  unknownIdf: number;
  scale: number;
  keywords: Keyword[];
  phrases: string[];
  phraseTopics: number[];
  /** Length of each array in bytes, in order. */
  sizes: number[];
}

const ALIGN = 8;
const HEAD = 4;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** The bytes of one language. The same language gives the same bytes. */
export function pack(key: string, model: Model): Uint8Array {
  const { vocabulary, linear } = model;
  const { keys, children, ids } = vocabulary.grams;
  const arrays = [keys, children, ids, vocabulary.idf, linear.starts, linear.topics, linear.weights];
  const header: PackedHeader = {
    key,
    lang: model.lang,
    topics: model.topics,
    terms: [...vocabulary.terms.keys()],
    unknownIdf: vocabulary.unknownIdf,
    scale: linear.scale,
    keywords: [...model.keywords.values()].flat(),
    phrases: [...model.phrases.keys()],
    phraseTopics: [...model.phrases.values()],
    sizes: arrays.map(({ byteLength }) => byteLength),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const from = aligned(HEAD + head.length);
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + aligned(array.byteLength), from));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, HEAD);
  let at = from;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * The language in packed bytes. Its arrays are views of the bytes, so the bytes must not change.
 * @throws if the bytes are incomplete.
 */
export function unpack(packed: Uint8Array): { key: string; model: Model } {
  const bytes = packed.byteOffset % ALIGN === 0 ? packed : packed.slice();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + size))) as PackedHeader;
  const { key, lang, topics, terms, unknownIdf, scale, keywords, phrases, phraseTopics } = header;
  let at = bytes.byteOffset + aligned(HEAD + size);
  const next = (place: number): [ArrayBufferLike, number, number] => {
    const length = header.sizes[place]!;
    const from = at;
    at += aligned(length);
    return [bytes.buffer, from, length];
  };
  const [keys, children, ids, idf, starts, columns, weights] = header.sizes.map((_, place) => next(place));
  if (!keys || !children || !ids || !idf || !starts || !columns || !weights) throw new Error('an array is missing');
  const whole = new Map(phrases.map((phrase, i) => [phrase, phraseTopics[i]!]));
  const lexicon = lexiconOf(whole.keys());
  const model = {
    lang,
    topics,
    vocabulary: vocabularyOf(
      terms,
      {
        keys: new Float64Array(keys[0], keys[1], keys[2] / 8),
        children: new Int32Array(children[0], children[1], children[2] / 4),
        ids: new Int32Array(ids[0], ids[1], ids[2] / 4),
      },
      new Float32Array(idf[0], idf[1], idf[2] / 4),
      unknownIdf,
      lexicon.words,
    ),
    linear: {
      starts: new Uint32Array(starts[0], starts[1], starts[2] / 4),
      topics: new Uint16Array(columns[0], columns[1], columns[2] / 2),
      weights: new Int8Array(weights[0], weights[1], weights[2]),
      scale,
    },
    keywords: fileKeywords(keywords),
    phrases: whole,
    lexicon,
  };
  return { key, model };
}
