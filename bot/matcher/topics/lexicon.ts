import { distance } from 'fastest-levenshtein';

/** The words in a language's training phrases, and how often each occurs. */
export interface Lexicon {
  words: ReadonlyMap<string, number>;
  /** The longer words, by first letter and length. Each group is made at first use. */
  readonly byShape: ReadonlyMap<string, Shape>;
}

/** Words with the same first letter and length. */
export interface Shape {
  words: readonly string[];
  /** For each word the letters it contains, as bits. */
  letters: Int32Array;
}

/** Shorter words are similar to too many words with another meaning. */
const MIN_LETTERS = 5;
/** From this length on, two wrong letters are accepted. */
const LONG = 8;
/** Most corrections per message. If more words are misspelled, guessing does not help. */
const MAX_REPAIRS = 12;

/** The lexicon of phrases. Their words must be separated by single spaces. */
export function lexiconOf(phrases: Iterable<string>): Lexicon {
  const words = new Map<string, number>();
  for (const phrase of phrases) for (const word of phrase.split(' ')) words.set(word, (words.get(word) ?? 0) + 1);
  let byShape: ReadonlyMap<string, Shape> | null = null;
  return {
    words,
    get byShape() {
      return (byShape ??= shapesOf(words.keys()));
    },
  };
}

function shapesOf(words: Iterable<string>): ReadonlyMap<string, Shape> {
  const byShape = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < MIN_LETTERS) continue;
    const shape = shapeOf(word, word.length);
    const filed = byShape.get(shape);
    if (filed) filed.push(word);
    else byShape.set(shape, [word]);
  }
  return new Map(
    [...byShape].map(([shape, filed]) => [shape, { words: filed, letters: Int32Array.from(filed, lettersOf) }]),
  );
}

/** The letters of a word, as bits. Different letters may share a bit. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * Whether two words must differ by more than `slips` letters, by their bits alone. Each slip changes at most two bits.
 */
export function farApart(letters: number, others: number, slips: number): boolean {
  let differing = letters ^ others;
  for (let bits = 2 * slips; bits > 0 && differing !== 0; bits -= 1) differing &= differing - 1;
  return differing !== 0;
}

/** The lookup key of a word: its first letter and a length. */
export function shapeOf(word: string, letters: number): string {
  return `${word.slice(0, 1)}${letters}`;
}

/**
 * Corrects misspelled words. An unknown word of five letters or more becomes the most similar known word with the same
 * first letter, if one letter differs (two from eight letters on). `isKnown` says which words are correct.
 */
export function repair(lexicon: Lexicon, words: readonly string[], isKnown: (word: string) => boolean): string[] {
  let left = MAX_REPAIRS;
  return words.map((word) => {
    if (word.length - articleOf(word) < MIN_LETTERS || left === 0 || /\d/.test(word) || isKnown(word)) return word;
    left -= 1;
    return nearest(lexicon, word) ?? word;
  });
}

/**
 * The length of the Arabic article at the start of a word. Every noun can have it, so it makes no two words similar.
 */
function articleOf(word: string): number {
  return word.startsWith('ال') ? 2 : 0;
}

function nearest({ words, byShape }: Lexicon, word: string): string | null {
  const reach = word.length >= LONG ? 2 : 1;
  let best: string | null = null;
  let least = reach + 1;
  const own = lettersOf(word);
  for (let letters = word.length - reach; letters <= word.length + reach; letters += 1) {
    const shape = byShape.get(shapeOf(word, letters));
    for (let i = 0; shape && i < shape.words.length; i += 1) {
      if (farApart(own, shape.letters[i]!, reach)) continue;
      const known = shape.words[i]!;
      const slips = distance(word, known);
      if (slips < least || (slips === least && best !== null && words.get(known)! > words.get(best)!)) {
        best = known;
        least = slips;
      }
    }
  }
  return best;
}
