import { latinPattern, type LatinPattern } from './spellings.js';
import { skeletonOfArabic, skeletonsOfLatin } from './skeleton.js';
import type { Lexicon } from '../topics/lexicon.js';

/** Consonants that a Latin spelling must share with an Arabic word before all letters are compared. */
const MIN_CONSONANTS = 2;

interface Spelled {
  word: string;
  times: number;
  pattern: LatinPattern;
}

const indexes = new WeakMap<Lexicon, ReadonlyMap<string, readonly Spelled[]>>();

function indexOf(lexicon: Lexicon): ReadonlyMap<string, readonly Spelled[]> {
  const known = indexes.get(lexicon);
  if (known) return known;
  const index = new Map<string, Spelled[]>();
  for (const [word, times] of lexicon.words) {
    if (!/^\p{Script=Arabic}+$/u.test(word)) continue;
    const skeleton = skeletonOfArabic(word);
    if (skeleton.length < MIN_CONSONANTS) continue;
    const pattern = latinPattern(word);
    if (pattern === null) continue;
    const filed = index.get(skeleton);
    if (filed) filed.push({ word, times, pattern });
    else index.set(skeleton, [{ word, times, pattern }]);
  }
  indexes.set(lexicon, index);
  return index;
}

/**
 * The Arabic words that Latin ones may mean ("daman il ijar"). If several fit, the one that the content uses most.
 * Words that fit none stay unchanged; null if no word is Arabic.
 */
export function arabicOf(lexicon: Lexicon, words: readonly string[]): string[] | null {
  const index = indexOf(lexicon);
  let found = false;
  const read = words.map((word) => {
    const spelled = spelledBy(index, word);
    if (spelled === null) return word;
    found = true;
    return spelled;
  });
  return found ? read : null;
}

function spelledBy(index: ReadonlyMap<string, readonly Spelled[]>, latin: string): string | null {
  let best: Spelled | null = null;
  for (const skeleton of skeletonsOfLatin(latin))
    for (const spelled of index.get(skeleton) ?? [])
      if ((best === null || spelled.times > best.times) && spelled.pattern.matches(latin)) best = spelled;
  return best?.word ?? null;
}
