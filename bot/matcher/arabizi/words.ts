import { latinPattern, type LatinPattern } from './spellings.js';
import { skeletonOfArabic, skeletonsOfLatin } from './skeleton.js';
import type { Lexicon } from '../topics/lexicon.js';

/** Consonants a Latin spelling has to share with an Arabic word before the two are compared letter by letter. */
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
 * The Arabic words that Latin ones may spell ("daman il ijar"): of several, the one that the content uses most. Words
 * that spell none stay as they are; null where none of them is Arabic.
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
