import type { Lang } from '../core/lang.js';
import { tokens } from '../text/normalise.js';
import { stem } from '../text/stem.js';
import { latinPattern, type LatinPattern } from './arabizi.js';
import { crisisWords, isStrong, tells } from './crisis-words.js';

/** A phrase that people in a crisis type, in its language. */
export interface CrisisPhrase {
  lang: Lang;
  text: string;
  /**
   * How far everyday questions of the content say it too. `common` (help): it counts only where the message says hardly
   * anything else, and as `maybe`. `part`: a part of it does not count, and a lone word of it is a `maybe`.
   */
  everyday?: 'common' | 'part';
  /** Words of everyday questions that look like this Arabic phrase in Latin letters ("another" and انتحار). */
  lookalikes?: string[];
}

export type Certainty = 'clear' | 'maybe';

/** A phrase made ready to be compared. */
export interface ReadyPhrase {
  topic: string;
  source: CrisisPhrase;
  words: readonly string[];
  stems: readonly string[];
  /** Places of the words that carry the meaning. */
  telling: readonly number[];
  /** Places of those that mean the same in no other language. */
  strong: readonly number[];
  /** How an Arabic phrase looks in Latin letters. */
  latin: readonly LatinPattern[] | null;
}

/** A message in the words of one language. */
export interface Said {
  words: readonly string[];
  /** Where each word, and each stem, stands; words inside a saying are left out. */
  places: ReadonlyMap<string, readonly number[]>;
  stemPlaces: ReadonlyMap<string, readonly number[]>;
}

/** Words of a phrase may stand in any order, with this many others among them. */
const SLACK = 3;
/** A lone word is matched by its stem from this length on. */
const SURE_STEM = 5;
/** A lone word of this length is also found at the head of a compound (zelfmoordgedachten). */
export const COMPOUND_LETTERS = 7;
/** Share of a phrase's telling words for `maybe`, and how many of them have to be strong. */
const MOST = 0.7;
const STRONG_WORDS = 2;
/** Small words that may stand beside a common phrase ("help me please"). */
const FEW_WORDS = 2;
/** Firm consonants that a phrase in Latin-script Arabic needs. */
const LATIN_CONSONANTS = 4;

/** Makes a phrase ready; null where it has no words. */
export function readyPhrase(topic: string, source: CrisisPhrase): ReadyPhrase | null {
  const { lang, text } = source;
  const words = crisisWords(tokens(text, lang), lang);
  if (words.length === 0) return null;
  const places = [...words.keys()];
  const telling = places.filter((i) => tells(words[i]!, lang));
  const patterns = lang === 'ar' ? words.map(latinPattern).filter((pattern) => pattern !== null) : [];
  const consonants = patterns.reduce((sum, pattern) => sum + pattern.consonants, 0);
  return {
    topic,
    source,
    words,
    stems: words.map((word) => stem(word, lang)),
    telling: telling.length > 0 ? telling : places,
    strong: telling.filter((i) => isStrong(words[i]!)),
    latin: patterns.length === words.length && consonants >= LATIN_CONSONANTS ? patterns : null,
  };
}

/** Whether a message says a phrase: whole, for the most part, or not. */
export function compare(phrase: ReadyPhrase, said: Said): Certainty | null {
  const { words, telling, strong, source } = phrase;
  const places = words.map((_, i) => placesOf(phrase, i, said));
  const span = words.length + SLACK;
  // With three telling words the small ones between them may differ; with fewer they make the meaning.
  const wanted = telling.length > 2 ? telling.map((i) => places[i]!) : places;
  if (mostTogether(wanted, span) === wanted.length) {
    if (source.everyday === 'common') return saysLittleElse(phrase, said) ? 'maybe' : null;
    return source.everyday && words.length === 1 && said.words.length > 1 ? 'maybe' : 'clear';
  }
  if (source.everyday || strong.filter((i) => places[i]!.length > 0).length < STRONG_WORDS) return null;
  const needed = Math.max(STRONG_WORDS, MOST * telling.length);
  const together = mostTogether(
    telling.map((i) => places[i]!),
    span,
  );
  return together >= needed ? 'maybe' : null;
}

function saysLittleElse({ words, source }: ReadyPhrase, said: Said): boolean {
  const others = said.words.filter((word) => !words.includes(word));
  return others.length <= FEW_WORDS && others.every((word) => !tells(word, source.lang));
}

/** The places in the message where a word of the phrase stands. */
function placesOf({ words, stems }: ReadyPhrase, i: number, said: Said): readonly number[] {
  const word = words[i]!;
  const stemmed = stems[i]!;
  const exact = said.places.get(word) ?? [];
  if (words.length > 1) return said.stemPlaces.get(stemmed) ?? exact;
  if (exact.length > 0) return exact;
  if (stemmed.length >= SURE_STEM && said.stemPlaces.has(stemmed)) return said.stemPlaces.get(stemmed)!;
  if (word.length < COMPOUND_LETTERS) return [];
  return [...said.places].filter(([longer]) => longer.startsWith(word)).flatMap(([, places]) => places);
}

/** How many of the words stand together within `span` places, at best. */
function mostTogether(places: readonly (readonly number[])[], span: number): number {
  let most = 0;
  for (const start of new Set(places.flat())) {
    const taken = new Set<number>();
    for (const options of places) {
      const place = options.find((p) => p >= start && p < start + span && !taken.has(p));
      if (place !== undefined) taken.add(place);
    }
    most = Math.max(most, taken.size);
  }
  return most;
}
