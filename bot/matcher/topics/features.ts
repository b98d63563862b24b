import type { PlannedLang } from '../../model/lang.js';
import type { Message } from '../../text/message.js';
import { tokens } from '../../text/normalise.js';
import { stem } from '../../text/stem.js';

/** Most words that count. A question has fewer, and a pasted letter shows what it is about before that. */
export const MAX_WORDS = 200;
/** Letters of a stem that count. Endings and second halves of compounds are left to the character n-grams. */
const STEM_LETTERS = 5;
/** Marks a whole stem, so that it differs from the same letters as a cut stem. */
const WHOLE = '=';
/** Letters of the shortest character n-gram. */
export const GRAM_MIN = 2;
/** Letters of the longest character n-gram. */
export const GRAM_MAX = 4;

/** A text as the matcher sees it: its words and their stems. */
export interface Features {
  words: readonly string[];
  stems: readonly string[];
}

/** `short`: a cut stem; `whole`: all of a longer stem; `pair`: two neighbouring words. */
export type TermKind = 'short' | 'whole' | 'pair';

/** The words of a text that count. An array that is short enough is returned unchanged. */
export function countedWords(text: string | Message, lang: PlannedLang): readonly string[] {
  const words = typeof text === 'string' ? tokens(text, lang) : text.wordsIn(lang);
  return words.length > MAX_WORDS ? words.slice(0, MAX_WORDS) : words;
}

/** The features of words that are already normalised. */
export function featuresOf(words: readonly string[], lang: PlannedLang): Features {
  return { words, stems: words.map((word) => stem(word, lang)) };
}

/** Calls `use` with each term of a text (at most three a word) and the position of the term's last word. */
export function eachTerm({ stems }: Features, use: (key: string, word: number, kind: TermKind) => void): void {
  let before = '';
  for (let word = 0; word < stems.length; word += 1) {
    const whole = stems[word]!;
    const short = shortOf(whole);
    use(short, word, 'short');
    if (whole !== short) use(WHOLE + whole, word, 'whole');
    if (before) use(`${before} ${short}`, word, 'pair');
    before = short;
  }
}

/** The `short` term of a stem. */
export function shortOf(stemmed: string): string {
  return stemmed.length > STEM_LETTERS ? stemmed.slice(0, STEM_LETTERS) : stemmed;
}

/** The character n-grams of a word with its edges marked: at most three per letter. */
export function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}
