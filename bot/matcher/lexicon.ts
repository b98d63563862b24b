import { distance } from 'fastest-levenshtein';

/** The words of a language that its training phrases use, and how often. */
export interface Lexicon {
  words: ReadonlyMap<string, number>;
  /** The longer ones, by first letter and length. */
  byShape: ReadonlyMap<string, readonly string[]>;
}

/** Shorter words have too many neighbours that mean something else. */
const MIN_LETTERS = 5;
/** From this length on two slips are forgiven. */
const LONG = 8;
/** Repairs per message at most: who misspells more is not helped by guessing. */
const MAX_REPAIRS = 12;

/** The lexicon of phrases whose words stand between single spaces. */
export function lexiconOf(phrases: Iterable<string>): Lexicon {
  const words = new Map<string, number>();
  for (const phrase of phrases) for (const word of phrase.split(' ')) words.set(word, (words.get(word) ?? 0) + 1);
  const byShape = new Map<string, string[]>();
  for (const word of words.keys()) {
    if (word.length < MIN_LETTERS) continue;
    const shape = shapeOf(word, word.length);
    const filed = byShape.get(shape);
    if (filed) filed.push(word);
    else byShape.set(shape, [word]);
  }
  return { words, byShape };
}

/** Files a word by its first letter and a length. */
export function shapeOf(word: string, letters: number): string {
  return `${word.slice(0, 1)}${letters}`;
}

/**
 * The words with slips of the pen mended: an unknown word of five letters or more becomes the nearest known one with the
 * same first letter, one letter off (two from eight letters on). `isKnown` tells words that are right already.
 */
export function repair(lexicon: Lexicon, words: readonly string[], isKnown: (word: string) => boolean): string[] {
  let left = MAX_REPAIRS;
  return words.map((word) => {
    if (word.length < MIN_LETTERS || left === 0 || /\d/.test(word) || isKnown(word)) return word;
    left -= 1;
    return nearest(lexicon, word) ?? word;
  });
}

function nearest({ words, byShape }: Lexicon, word: string): string | null {
  const reach = word.length >= LONG ? 2 : 1;
  let best: string | null = null;
  let least = reach + 1;
  for (let letters = word.length - reach; letters <= word.length + reach; letters += 1) {
    for (const known of byShape.get(shapeOf(word, letters)) ?? []) {
      const slips = distance(word, known);
      if (slips < least || (slips === least && best !== null && words.get(known)! > words.get(best)!)) {
        best = known;
        least = slips;
      }
    }
  }
  return best;
}
