import type { PlannedLang } from '../../model/lang.js';
import type { Message } from '../../text/message.js';
import { tokens } from '../../text/normalise.js';
import { stem } from '../../text/stem.js';

/** Words counted at most: a question has fewer; a pasted letter shows what it is about before that. */
export const MAX_WORDS = 200;
/** Letters of a stem that count; endings and second halves of compounds are left to the character n-grams. */
const STEM_LETTERS = 5;
/** Marks a whole stem, so that it is not taken for the beginning of another. */
const WHOLE = '=';
/** Letters of the shortest character n-gram. */
export const GRAM_MIN = 2;
/** Letters of the longest character n-gram. */
export const GRAM_MAX = 4;

/** A text as the matcher counts it: its words and their stems. */
export interface Features {
  words: readonly string[];
  stems: readonly string[];
}

/** `short`: a stem, cut; `whole`: all of a longer one; `pair`: two words side by side. */
export type TermKind = 'short' | 'whole' | 'pair';

/** The words of a text that are counted; an array that is short enough is given back as it is. */
export function countedWords(text: string | Message, lang: PlannedLang): readonly string[] {
  const words = typeof text === 'string' ? tokens(text, lang) : text.wordsIn(lang);
  return words.length > MAX_WORDS ? words.slice(0, MAX_WORDS) : words;
}

/** The features of words that are normalised already. */
export function featuresOf(words: readonly string[], lang: PlannedLang): Features {
  return { words, stems: words.map((word) => stem(word, lang)) };
}

/** Calls `use` with each term of a text, three for each word at most, and the place of the word that it ends with. */
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

/** The term of kind `short` of a stem. */
export function shortOf(stemmed: string): string {
  return stemmed.length > STEM_LETTERS ? stemmed.slice(0, STEM_LETTERS) : stemmed;
}

/** The character n-grams of a word, its edges marked: three for each letter at most. */
export function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (let size = GRAM_MIN; size <= GRAM_MAX; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}
