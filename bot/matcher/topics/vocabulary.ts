import { eachTerm, GRAM_MAX, GRAM_MIN, gramsOf, type Features } from './features.js';
import { gramCount, gramIds, gramTable, type GramTable } from './gram-table.js';

/** The features of the training texts, with their rarity. Terms come first, then character n-grams. */
export interface Vocabulary {
  terms: ReadonlyMap<string, number>;
  /** The table's ids start at 0. As features, n-grams come after the terms. */
  grams: GramTable;
  /** Inverse document frequency, by feature. */
  idf: Float32Array;
  /** The weight of a feature that is in no training text. */
  unknownIdf: number;
  /** The words of the training texts. */
  words: ReadonlyMap<string, unknown>;
  /** Their n-grams, each computed once. Never those of other words, because people may have typed them. */
  wordGrams: Map<string, WordGrams>;
  /** How often each feature occurs in the current text. All zero between two texts. */
  counts: Uint16Array;
  /** Space for the features of the current text. */
  room: Int32Array;
}

interface WordGrams {
  /** Features, repeated as often as the word has the n-gram. */
  ids: Int32Array;
  unknown: number;
}

/** A text as numbers: its known features, each once, and their weights. */
export interface Vector {
  ids: Int32Array;
  values: Float64Array;
}

/**
 * How much an unknown feature counts in a text's length. Unknown words make every topic less likely, but not by their
 * full weight.
 */
const UNKNOWN = 0.5;

/** Learns from training texts which features there are. */
export function learnVocabulary(texts: readonly Features[]): Vocabulary {
  const terms = new Map<string, number>();
  const grams = new Map<string, number>();
  const words = new Map<string, true>();
  for (const text of texts) {
    const found = featuresIn(text);
    count(terms, found.terms);
    count(grams, found.grams);
    for (const word of text.words) words.set(word, true);
  }
  const idfOf = (count: number): number => Math.log((1 + texts.length) / (1 + count)) + 1;
  return vocabularyOf(
    [...terms.keys()],
    gramTable([...grams.keys()]),
    Float32Array.from([...terms.values(), ...grams.values()], idfOf),
    idfOf(0),
    words,
  );
}

function count(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * The terms and n-grams of a text, each once. Cached, because the models of several folds learn from the same texts.
 */
function featuresIn(text: Features): Record<'terms' | 'grams', readonly string[]> {
  const known = found.get(text);
  if (known) return known;
  const terms = new Set<string>();
  eachTerm(text, (key) => void terms.add(key));
  const made = { terms: [...terms], grams: [...new Set(text.words.flatMap(gramsOf))] };
  found.set(text, made);
  return made;
}

const found = new WeakMap<Features, ReturnType<typeof featuresIn>>();

/** A vocabulary of features that are already known. `words` are those of the training texts. */
export function vocabularyOf(
  terms: readonly string[],
  grams: GramTable,
  idf: Float32Array,
  unknownIdf: number,
  words: ReadonlyMap<string, unknown>,
): Vocabulary {
  return {
    terms: new Map(terms.map((key, id) => [key, id])),
    grams,
    idf,
    unknownIdf,
    words,
    wordGrams: new Map(),
    counts: new Uint16Array(idf.length),
    room: new Int32Array(idf.length),
  };
}

/**
 * The TF-IDF vector of a text. Terms and n-grams are each scaled to length 1, unknown features included. Each
 * repetition of a feature counts less.
 */
export function vectorOf(vocabulary: Vocabulary, features: Features): Vector {
  const { terms, counts, room } = vocabulary;
  let n = 0;
  let unknownTerms = 0;
  eachTerm(features, (key) => {
    const id = terms.get(key);
    if (id === undefined) unknownTerms += 1;
    else if (counts[id]!++ === 0) room[n++] = id;
  });
  const from = n;
  let unknownGrams = 0;
  for (const word of features.words) {
    const { ids, unknown } = gramsIn(vocabulary, word);
    unknownGrams += unknown;
    for (let i = 0; i < ids.length; i += 1) if (counts[ids[i]!]!++ === 0) room[n++] = ids[i]!;
  }
  const vector = { ids: room.slice(0, n), values: new Float64Array(n) };
  weigh(vector, vocabulary, 0, from, unknownTerms);
  weigh(vector, vocabulary, from, n, unknownGrams);
  return vector;
}

/** The known n-grams of a word, as features, and the number of unknown ones. */
export function gramsIn({ grams, terms, words, wordGrams }: Vocabulary, word: string): WordGrams {
  const found = wordGrams.get(word);
  if (found) return found;
  let all = 0;
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1) all += gramCount(word, size);
  const ids = gramIds(grams, word, GRAM_MIN, GRAM_MAX)
    .subarray(0, all)
    .filter((id) => id >= 0);
  for (let i = 0; i < ids.length; i += 1) ids[i]! += terms.size;
  const made = { ids, unknown: all - ids.length };
  if (words.has(word)) wordGrams.set(word, made);
  return made;
}

/**
 * The longest n-grams of a word, as features; -1 for each that is in no training text. The next call overwrites the
 * array.
 */
export function longGramsIn({ grams, terms }: Vocabulary, word: string): Int32Array {
  const ids = gramIds(grams, word, GRAM_MAX, GRAM_MAX).subarray(0, gramCount(word, GRAM_MAX));
  for (let i = 0; i < ids.length; i += 1) if (ids[i]! >= 0) ids[i]! += terms.size;
  return ids;
}

/** Gives the counted features between two positions their weights, and resets the counts. */
function weigh({ ids, values }: Vector, vocabulary: Vocabulary, from: number, to: number, unknown: number): void {
  const { idf, unknownIdf, counts } = vocabulary;
  let square = UNKNOWN * unknown * unknownIdf ** 2;
  for (let i = from; i < to; i += 1) {
    const id = ids[i]!;
    const count = counts[id]!;
    counts[id] = 0;
    const value = (count === 1 ? 1 : 1 + Math.log(count)) * idf[id]!;
    values[i] = value;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = from; i < to; i += 1) values[i]! /= length;
}
