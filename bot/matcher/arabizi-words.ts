import { latinPattern } from './arabizi.js';
import { skeletonOfArabic, skeletonsOfLatin } from './arabizi-skeleton.js';
import type { Lexicon } from './lexicon.js';

/** Consonants a Latin spelling has to share with an Arabic word before the two are compared letter by letter. */
const MIN_CONSONANTS = 2;

const indexes = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

function indexOf(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(lexicon);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const word of lexicon.words.keys()) {
    if (!/^\p{Script=Arabic}+$/u.test(word)) continue;
    const skeleton = skeletonOfArabic(word);
    if (skeleton.length < MIN_CONSONANTS) continue;
    const filed = index.get(skeleton);
    if (filed) filed.push(word);
    else index.set(skeleton, [word]);
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
    const spelled = skeletonsOfLatin(word)
      .flatMap((skeleton) => index.get(skeleton) ?? [])
      .filter((arabic) => latinPattern(arabic)?.matches(word))
      .sort((a, b) => lexicon.words.get(b)! - lexicon.words.get(a)!)[0];
    if (spelled === undefined) return word;
    found = true;
    return spelled;
  });
  return found ? read : null;
}
