import type { Lang } from '../core/lang.js';
import type { Calibration } from './calibrate.js';
import type { Compiled } from './compile.js';
import { fileKeywords, type Keyword } from './keywords.js';
import { lexiconOf } from './lexicon.js';
import { vocabularyOf } from './vocabulary.js';

/** One language as bytes: a header as JSON, then the arrays one after another, each from a multiple of four. */

/** What a compiled file says of itself. `key` tells from which content and code it was made. */
export interface PackedHeader {
  key: string;
  lang: Lang;
  topics: readonly string[];
  calibration: Calibration;
  terms: string[];
  grams: string[];
  unknownIdf: number;
  scale: number;
  keywords: Keyword[];
  phrases: string[];
  phraseTopics: number[];
  /** Lengths in bytes of: the idf, the starts, the topics, the weights. */
  sizes: [idf: number, starts: number, topics: number, weights: number];
}

const ALIGN = 4;
const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** The bytes of one language; the same language gives the same bytes. */
export function pack(key: string, topics: readonly string[], { model, calibration }: Compiled): Uint8Array {
  const { vocabulary, linear } = model;
  const arrays = [vocabulary.idf, linear.starts, linear.topics, linear.weights] as const;
  const header: PackedHeader = {
    key,
    lang: model.lang,
    topics,
    calibration,
    terms: [...vocabulary.terms.keys()],
    grams: [...vocabulary.grams.keys()],
    unknownIdf: vocabulary.unknownIdf,
    scale: linear.scale,
    keywords: [...model.keywords.values()].flat(),
    phrases: [...model.phrases.keys()],
    phraseTopics: [...model.phrases.values()],
    sizes: [arrays[0].byteLength, arrays[1].byteLength, arrays[2].byteLength, arrays[3].byteLength],
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const from = aligned(ALIGN + head.length);
  const bytes = new Uint8Array(arrays.reduce((sum, array) => sum + aligned(array.byteLength), from));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, ALIGN);
  let at = from;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * The language in packed bytes.
 * @throws where they are not whole. The arrays are views of the bytes, which must stay as they are.
 */
export function unpack(packed: Uint8Array): { key: string; topics: readonly string[]; compiled: Compiled } {
  const bytes = packed.byteOffset % ALIGN === 0 ? packed : packed.slice();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(ALIGN, ALIGN + size))) as PackedHeader;
  const { key, lang, topics, calibration, terms, grams, unknownIdf, scale, keywords, phrases, phraseTopics } = header;
  let at = bytes.byteOffset + aligned(ALIGN + size);
  const next = (place: number): [ArrayBufferLike, number, number] => {
    const length = header.sizes[place]!;
    const from = at;
    at += aligned(length);
    return [bytes.buffer, from, length];
  };
  const [idf, starts, columns, weights] = [next(0), next(1), next(2), next(3)];
  const whole = new Map(phrases.map((phrase, i) => [phrase, phraseTopics[i]!]));
  const lexicon = lexiconOf(whole.keys());
  const model = {
    lang,
    topics: topics.length,
    vocabulary: vocabularyOf(
      terms,
      grams,
      new Float32Array(idf[0], idf[1], idf[2] / 4),
      unknownIdf,
      lexicon.words.keys(),
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
  return { key, topics, compiled: { model, calibration } };
}
