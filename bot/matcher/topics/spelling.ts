import { distance } from 'fastest-levenshtein';

import { farApart, lettersOf, shapeOf, type Lexicon } from './lexicon.js';

/** Shorter words are similar to too many words with another meaning. */
const MIN_LETTERS = 6;
/** From this length on, one letter may be replaced. In a shorter word that makes another word ("menace", "ménage"). */
const REPLACED_FROM = 8;

/**
 * The words of a text that are one slip away from a word of the lexicon, by position: one letter too few or too many,
 * two swapped, or in longer words one replaced. The first letter must be right.
 */
export function nearWords(words: readonly string[], lexicon: Lexicon): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  words.forEach((word, place) => {
    if (word.length < MIN_LETTERS || lexicon.words.has(word)) return;
    const meant = nearest(word, lexicon);
    if (meant !== undefined) found.set(place, meant);
  });
  return found;
}

function nearest(word: string, { byShape }: Lexicon): string | undefined {
  const own = lettersOf(word);
  const find = (letters: number, fits: (known: string) => boolean): string | undefined => {
    const shape = byShape.get(shapeOf(word, letters));
    return shape?.words.find((known, i) => !farApart(own, shape.letters[i]!, 1) && fits(known));
  };
  for (const letters of [word.length + 1, word.length - 1]) {
    if (letters < MIN_LETTERS) continue;
    const near = find(letters, (known) => distance(word, known) === 1);
    if (near !== undefined) return near;
  }
  return find(
    word.length,
    (known) => isSwap(word, known) || (word.length >= REPLACED_FROM && distance(word, known) === 1),
  );
}

/** Whether two words of the same length differ only in two swapped neighbouring letters. */
function isSwap(word: string, known: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === known[at]) at += 1;
  return (
    at + 1 < word.length &&
    word[at] === known[at + 1] &&
    word[at + 1] === known[at] &&
    word.slice(at + 2) === known.slice(at + 2)
  );
}
