import type { PlannedLang } from '../core/lang.js';
import { tokens } from '../text/normalise.js';
import { stem } from '../text/stem.js';

/** Words counted at most: a question has fewer; a pasted letter shows what it is about before that. */
export const MAX_WORDS = 200;
/** Letters of a stem that count; endings and second halves of compounds are left to the character n-grams. */
const STEM_LETTERS = 5;
/** Marks a whole stem, so that it is not taken for the beginning of another. */
const WHOLE = '=';
const GRAM_MIN = 2;
/** Letters of the longest character n-gram. */
export const GRAM_MAX = 4;

/** A text as the matcher counts it: its words and their stems. */
export interface Features {
  words: readonly string[];
  stems: readonly string[];
}

/** A term, and the place of the word it ends with. */
export interface Term {
  key: string;
  word: number;
  /** `short`: a stem, cut; `whole`: all of a longer one; `pair`: two words side by side. */
  kind: 'short' | 'whole' | 'pair';
}

/** The words of a text that are counted. */
export function countedWords(text: string, lang: PlannedLang): string[] {
  return tokens(text, lang).slice(0, MAX_WORDS);
}

/** The features of words that are normalised already. */
export function featuresOf(words: readonly string[], lang: PlannedLang): Features {
  return { words, stems: words.map((word) => stem(word, lang)) };
}

/** The terms of a text, three for each word at most. */
export function termsOf({ stems }: Features): Term[] {
  const terms: Term[] = [];
  let before = '';
  for (let word = 0; word < stems.length; word += 1) {
    const whole = stems[word]!;
    const short = whole.slice(0, STEM_LETTERS);
    terms.push({ key: short, word, kind: 'short' });
    if (whole !== short) terms.push({ key: WHOLE + whole, word, kind: 'whole' });
    if (before) terms.push({ key: `${before} ${short}`, word, kind: 'pair' });
    before = short;
  }
  return terms;
}

/** The character n-grams of a word, its edges marked: three for each letter at most. */
export function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}
