import type { Lang } from '../core/lang.js';
import { tokens } from '../text/normalise.js';
import { stem } from '../text/stem.js';

/** Words counted at most: a question has fewer; a pasted letter shows what it is about before that. */
const MAX_WORDS = 200;
/** Letters of a stem that count; endings and second halves of compounds are left to the character n-grams. */
const STEM_LETTERS = 5;
const GRAM_MIN = 2;
/** Letters of the longest character n-gram. */
export const GRAM_MAX = 4;

/** A text as the matcher counts it. `words[i]` gave `terms` and `grams` marked with `i`. */
export interface Features {
  words: string[];
  stems: string[];
  /** Stems (cut) and pairs of them, each with the place of its word. */
  terms: Feature[];
  /** Character n-grams inside words, edges marked. */
  grams: Feature[];
}

export interface Feature {
  key: string;
  word: number;
}

/** The features of a text in one language. */
export function featuresOf(text: string, lang: Lang): Features {
  const words = tokens(text, lang).slice(0, MAX_WORDS);
  const stems = words.map((word) => stem(word, lang));
  const terms: Feature[] = [];
  const grams: Feature[] = [];
  let before = '';
  stems.forEach((whole, word) => {
    const short = whole.slice(0, STEM_LETTERS);
    terms.push({ key: short, word });
    if (before) terms.push({ key: `${before} ${short}`, word });
    before = short;
    const padded = ` ${words[word]!} `;
    for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
      for (let at = 0; at + size <= padded.length; at += 1) grams.push({ key: padded.slice(at, at + size), word });
  });
  return { words, stems, terms, grams };
}
