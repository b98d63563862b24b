import type { LatinPattern } from '../arabizi/spellings.js';
import { skeletonOfArabic, skeletonsOfLatin } from '../arabizi/skeleton.js';
import { latinPatterns, type Certainty, type ReadyPhrase } from './phrase.js';

/** Arabic phrases, by the consonants of each phrase's most distinctive word. */
export type LatinIndex = ReadonlyMap<string, readonly LatinPhrase[]>;

interface LatinPhrase {
  phrase: ReadyPhrase;
  latin: readonly LatinPattern[];
  /** Position of that word. */
  at: number;
}

export interface LatinHit {
  phrase: ReadyPhrase;
  certainty: Certainty;
  /** The words of the message that match it. */
  said: string;
}

/** Indexes the phrases that people can type in Latin letters. */
export function latinIndex(phrases: readonly ReadyPhrase[]): LatinIndex {
  const index = new Map<string, LatinPhrase[]>();
  for (const phrase of phrases) {
    const latin = latinPatterns(phrase);
    if (!latin) continue;
    const at = latin.reduce((best, p, i, all) => (p.consonants > all[best]!.consonants ? i : best), 0);
    const skeleton = skeletonOfArabic(phrase.words[at]!);
    const filed = index.get(skeleton);
    if (filed) filed.push({ phrase, latin, at });
    else index.set(skeleton, [{ phrase, latin, at }]);
  }
  return index;
}

/** The Arabic phrases that a message contains in Latin letters, with their words in order. */
export function latinHits(index: LatinIndex, words: readonly string[]): LatinHit[] {
  const hits: LatinHit[] = [];
  words.forEach((word, place) => {
    for (const { phrase, latin, at } of skeletonsOfLatin(word).flatMap((skeleton) => index.get(skeleton) ?? [])) {
      const start = place - at;
      if (start < 0 || start + latin.length > words.length) continue;
      if (!latin.every((pattern, i) => pattern.matches(words[start + i]!))) continue;
      const said = words.slice(start, start + latin.length).join(' ');
      if (phrase.source.lookalikes?.includes(said)) continue;
      hits.push({ phrase, said, certainty: latin.length > 1 && !phrase.source.vague ? 'clear' : 'maybe' });
    }
  });
  return hits;
}
