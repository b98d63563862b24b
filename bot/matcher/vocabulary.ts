import { gramsOf, termsOf, type Features } from './features.js';

/** The features that training texts have, with their rarity. Terms come first, then character n-grams. */
export interface Vocabulary {
  terms: ReadonlyMap<string, number>;
  grams: ReadonlyMap<string, number>;
  /** Inverse document frequency by feature. */
  idf: Float32Array;
  /** Weight of a feature that no training text has. */
  unknownIdf: number;
  /** The n-grams of words of the training texts, found once; never of other words, which people may have typed. */
  wordGrams: Map<string, WordGrams | null>;
  /** Times that each feature stands in the text at hand; all zero between two texts. */
  counts: Uint16Array;
}

interface WordGrams {
  ids: readonly number[];
  unknown: number;
}

/** A text as numbers: the features that are known, each once, and their weights. */
export interface Vector {
  ids: number[];
  values: number[];
}

/** Share of an unknown feature in a text's length: strange words make every topic less likely, but not twice so. */
const UNKNOWN = 0.5;

/** Learns which features there are from training texts. */
export function learnVocabulary(texts: readonly Features[]): Vocabulary {
  const terms = new Map<string, number>();
  const grams = new Map<string, number>();
  const words = new Set<string>();
  for (const text of texts) {
    countOnce(
      terms,
      termsOf(text).map(({ key }) => key),
    );
    countOnce(grams, text.words.flatMap(gramsOf));
    for (const word of text.words) words.add(word);
  }
  const idfOf = (count: number): number => Math.log((1 + texts.length) / (1 + count)) + 1;
  return vocabularyOf(
    [...terms.keys()],
    [...grams.keys()],
    Float32Array.from([...terms.values(), ...grams.values()], idfOf),
    idfOf(0),
    words,
  );
}

function countOnce(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A vocabulary of features that are known already; `words` are those of the training texts. */
export function vocabularyOf(
  terms: readonly string[],
  grams: readonly string[],
  idf: Float32Array,
  unknownIdf: number,
  words: Iterable<string>,
): Vocabulary {
  return {
    terms: new Map(terms.map((key, id) => [key, id])),
    grams: new Map(grams.map((key, id) => [key, terms.length + id])),
    idf,
    unknownIdf,
    wordGrams: new Map([...words].map((word) => [word, null])),
    counts: new Uint16Array(idf.length),
  };
}

/**
 * The TF-IDF vector of a text. Terms and n-grams are each brought to length 1, their unknown features counted in; what
 * comes often counts less each time.
 */
export function vectorOf(vocabulary: Vocabulary, features: Features): Vector {
  const { terms, counts } = vocabulary;
  const vector: Vector = { ids: [], values: [] };
  let unknown = 0;
  for (const { key } of termsOf(features)) {
    const id = terms.get(key);
    if (id === undefined) unknown += 1;
    else if (counts[id]!++ === 0) vector.ids.push(id);
  }
  weigh(vector, vocabulary, 0, unknown);
  const from = vector.ids.length;
  unknown = 0;
  for (const word of features.words) {
    const grams = gramsIn(vocabulary, word);
    unknown += grams.unknown;
    for (const id of grams.ids) if (counts[id]!++ === 0) vector.ids.push(id);
  }
  weigh(vector, vocabulary, from, unknown);
  return vector;
}

/** The known n-grams of a word, and how many others it has. */
export function gramsIn({ grams, wordGrams }: Vocabulary, word: string): WordGrams {
  const found = wordGrams.get(word);
  if (found) return found;
  const all = gramsOf(word);
  const ids = all.map((gram) => grams.get(gram)).filter((id) => id !== undefined);
  const made = { ids, unknown: all.length - ids.length };
  if (found === null) wordGrams.set(word, made);
  return made;
}

/** Gives the features counted from a place on their weights, and forgets the counts. */
function weigh({ ids, values }: Vector, { idf, unknownIdf, counts }: Vocabulary, from: number, unknown: number): void {
  let square = UNKNOWN * unknown * unknownIdf ** 2;
  for (let i = from; i < ids.length; i += 1) {
    const id = ids[i]!;
    const count = counts[id]!;
    counts[id] = 0;
    const value = (count === 1 ? 1 : 1 + Math.log(count)) * idf[id]!;
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let i = from; i < values.length; i += 1) values[i]! /= length;
}
