import type { LatinPattern } from './arabizi.js';
import type { Certainty, ReadyPhrase } from './crisis-phrase.js';

/** Arabic phrases by the word of each that has most to hold on to. */
export interface LatinIndex {
  anchors: readonly Anchor[];
  /** The anchors that a word fits; trying hundreds of patterns on every word of every message would be slow. */
  known: Map<string, readonly Anchor[]>;
}

interface Anchor {
  pattern: LatinPattern;
  phrases: { phrase: ReadyPhrase; latin: readonly LatinPattern[]; at: number }[];
}

export interface LatinHit {
  phrase: ReadyPhrase;
  certainty: Certainty;
  /** The words of the message that say it. */
  said: string;
}

const CACHE_SIZE = 20_000;
/** Longer words are no Arabic in Latin letters. */
const MAX_LETTERS = 20;

/** Files the phrases that can be typed in Latin letters. */
export function latinIndex(phrases: readonly ReadyPhrase[]): LatinIndex {
  const anchors = new Map<string, Anchor>();
  for (const phrase of phrases) {
    if (!phrase.latin) continue;
    const at = phrase.latin.reduce((best, p, i, all) => (p.consonants > all[best]!.consonants ? i : best), 0);
    const pattern = phrase.latin[at]!;
    const anchor = anchors.get(pattern.matches.source) ?? { pattern, phrases: [] };
    anchor.phrases.push({ phrase, latin: phrase.latin, at });
    anchors.set(pattern.matches.source, anchor);
  }
  return { anchors: [...anchors.values()], known: new Map() };
}

/** The Arabic phrases that the words of a message say in Latin letters, word after word. */
export function latinHits(index: LatinIndex, words: readonly string[]): LatinHit[] {
  const hits: LatinHit[] = [];
  words.forEach((word, place) => {
    for (const { phrases } of anchorsOf(index, word)) {
      for (const { phrase, latin, at } of phrases) {
        const start = place - at;
        if (start < 0 || start + latin.length > words.length) continue;
        if (!latin.every(({ matches }, i) => i === at || matches.test(words[start + i]!))) continue;
        const said = words.slice(start, start + latin.length).join(' ');
        if (phrase.source.lookalikes?.includes(said)) continue;
        hits.push({ phrase, said, certainty: latin.length > 1 ? 'clear' : 'maybe' });
      }
    }
  });
  return hits;
}

function anchorsOf({ anchors, known }: LatinIndex, word: string): readonly Anchor[] {
  if (word.length > MAX_LETTERS || !/^[a-z0-9]+$/.test(word)) return [];
  const found = known.get(word);
  if (found) return found;
  const firm = word.replace(/[aeiouyw23]/g, '').length;
  const fitting = anchors.filter(
    ({ pattern: { consonants, matches } }) => consonants <= firm && firm <= 2 * consonants + 2 && matches.test(word),
  );
  if (known.size >= CACHE_SIZE) known.clear();
  known.set(word, fitting);
  return fitting;
}
