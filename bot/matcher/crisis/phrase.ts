import type { PlannedLang } from '../../model/lang.js';
import { tokens } from '../../text/normalise.js';
import { latinPattern, type LatinPattern } from '../arabizi/spellings.js';
import { consonants, crisisStem, crisisWords, isRomanised, isStrong, tells } from './words.js';

/** A phrase that people in a crisis type, and its language. */
export interface CrisisPhrase {
  lang: PlannedLang;
  text: string;
  /**
   * Set if everyday questions contain it too. `common` (help): it counts only if the message says almost nothing else,
   * and only as `maybe`. `part`: a part of it does not count, and a single word of it is only `maybe`.
   */
  everyday?: 'common' | 'part';
  /** Vague by itself ("I am afraid"): it must be found whole, and is only `maybe`. */
  vague?: boolean;
  /** Everyday words that look like this phrase in Latin letters ("another" and انتحار). */
  lookalikes?: string[];
}

export type Certainty = 'clear' | 'maybe';

/** A phrase prepared for comparing. Plain data. */
export interface ReadyPhrase {
  topic: string;
  source: CrisisPhrase;
  words: readonly string[];
  stems: readonly string[];
  /** Positions of the words that carry the meaning. */
  telling: readonly number[];
  /** Positions of the telling words that are function words in no other language. */
  strong: readonly number[];
}

/** A message as words of one language. */
export interface Said {
  words: readonly string[];
  /** The positions of each word, and of each stem. Words inside a saying are left out. */
  places: ReadonlyMap<string, readonly number[]>;
  stemPlaces: ReadonlyMap<string, readonly number[]>;
}

/** The words of a phrase may be in any order, with this many other words between them. */
const SLACK = 3;
const CLEAR_SLACK = 2;
/** A single word of at least this length is matched by its stem. */
const SURE_STEM = 5;
/** A single word of at least this length is also found at the start of a compound (zelfmoordgedachten). */
export const COMPOUND_LETTERS = 7;
/** Share of a phrase's telling words that `maybe` needs, and how many of them must be strong. */
const MOST = 0.7;
const STRONG_WORDS = 2;
/** Small words that may stand beside a common phrase ("help me please"). */
const FEW_WORDS = 2;
/**
 * Firm consonants that a phrase needs if its language has another script but it is in Latin letters. Fewer match by
 * chance.
 */
const LATIN_CONSONANTS = 4;
const ROMANISED_CONSONANTS = 6;

/** Prepares a phrase; null if it has no words. */
export function readyPhrase(topic: string, source: CrisisPhrase): ReadyPhrase | null {
  const { lang, text } = source;
  const words = crisisWords(tokens(text, lang), lang);
  if (words.length === 0) return null;
  const places = [...words.keys()];
  const telling = places.filter((i) => tells(words[i]!, lang));
  return {
    topic,
    source,
    words,
    stems: words.map((word) => crisisStem(word, lang)),
    telling: telling.length > 0 ? telling : places,
    strong: telling.filter((i) => isStrong(words[i]!)),
  };
}

/** Patterns of an Arabic phrase in Latin letters; null if it would be too similar to other words. */
export function latinPatterns({ source, words }: ReadyPhrase): readonly LatinPattern[] | null {
  if (source.lang !== 'ar') return null;
  const patterns = words.map(latinPattern).filter((pattern) => pattern !== null);
  const firm = patterns.reduce((sum, pattern) => sum + pattern.consonants, 0);
  return patterns.length === words.length && firm >= LATIN_CONSONANTS ? patterns : null;
}

/**
 * Whether a message contains a phrase: whole (`clear`), mostly (`maybe`), or not (null). `loosely`: words in Latin
 * letters of another script's language are matched by their consonants alone.
 */
export function compare(phrase: ReadyPhrase, said: Said, loosely: boolean): Certainty | null {
  if (!mayBeSaid(phrase, said)) return null;
  const { words, telling, strong, source } = phrase;
  const places = words.map((_, i) => placesOf(phrase, i, said));
  const span = spanOf(phrase);
  // With three or more telling words, the small words may differ. With fewer, they are part of the meaning.
  const wanted = telling.length > 2 ? telling : [...words.keys()];
  const asked = wanted.map((i) => places[i]!);
  if (mostTogether(asked, span) === wanted.length) {
    const certainty = whole(phrase, wanted, said, loosely);
    // If the words are far apart in the message, they may belong to different things.
    return certainty === 'clear' && mostTogether(asked, words.length + CLEAR_SLACK) < wanted.length
      ? 'maybe'
      : certainty;
  }
  if (source.everyday || source.vague || strong.filter((i) => places[i]!.length > 0).length < STRONG_WORDS) return null;
  const found = telling.filter((i) => places[i]!.length > 0);
  if (
    mostTogether(
      found.map((i) => places[i]!),
      span,
    ) < needed(phrase)
  )
    return null;
  return spelledByChance(phrase, found, said, loosely) ? null : 'maybe';
}

/** Whether the message contains enough telling words of a phrase anywhere. A quick "no" for most phrases. */
function mayBeSaid(phrase: ReadyPhrase, { places, stemPlaces }: Said): boolean {
  const { words, stems, telling } = phrase;
  if (words.length === 1) return true;
  let missing = mayMiss(phrase);
  for (const i of telling) if (!stemPlaces.has(stems[i]!) && !places.has(words[i]!) && (missing -= 1) < 0) return false;
  return true;
}

/** How far apart the words of a phrase may be. With one telling word, its small words must be close. */
function spanOf({ words, telling }: ReadyPhrase): number {
  return words.length + (telling.length > 1 ? SLACK : 1);
}

/** How many telling words of a phrase a message must contain for `maybe`. */
function needed({ telling }: ReadyPhrase): number {
  return Math.max(STRONG_WORDS, Math.ceil(MOST * telling.length));
}

/** How many telling words of a phrase may be missing in a message. */
export function mayMiss(phrase: ReadyPhrase): number {
  return phrase.source.everyday || phrase.source.vague ? 0 : Math.max(0, phrase.telling.length - needed(phrase));
}

/** How sure it is that a message with all words of a phrase means it; null if it is not. */
function whole(phrase: ReadyPhrase, wanted: readonly number[], said: Said, loosely: boolean): Certainty | null {
  const { words, source } = phrase;
  if (source.everyday === 'common') return saysLittleElse(phrase, said) ? 'maybe' : null;
  if (spelledByChance(phrase, wanted, said, loosely)) return null;
  if (source.vague) return 'maybe';
  if (source.everyday && words.length === 1 && said.words.length > 1) return 'maybe';
  // Matched only by its consonants.
  return wanted.some((i) => isRomanised(words[i]!, source.lang) && !said.places.has(words[i]!)) ? 'maybe' : 'clear';
}

/** Whether words in Latin letters were matched by too few consonants, so that it may be chance. */
function spelledByChance(
  { words, source }: ReadyPhrase,
  found: readonly number[],
  said: Said,
  loosely: boolean,
): boolean {
  const loose = found.filter((i) => isRomanised(words[i]!, source.lang) && !said.places.has(words[i]!));
  if (loose.length === 0) return false;
  if (!loosely) return true;
  const firm = found.reduce((sum, i) => sum + consonants(words[i]!).length, 0);
  return firm < ROMANISED_CONSONANTS;
}

function saysLittleElse({ words, source }: ReadyPhrase, said: Said): boolean {
  const others = said.words.filter((word) => !words.includes(word));
  return others.length <= FEW_WORDS && others.every((word) => !tells(word, source.lang));
}

/** The positions in the message of a word of the phrase. */
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

/** The largest number of the words that stand together within `span` positions. */
function mostTogether(places: readonly (readonly number[])[], span: number): number {
  let most = 0;
  const taken: number[] = [];
  for (const starts of places) {
    for (const start of starts) {
      taken.length = 0;
      for (const options of places) {
        for (const place of options) {
          if (place < start || place >= start + span || taken.includes(place)) continue;
          taken.push(place);
          break;
        }
      }
      if (taken.length > most) most = taken.length;
      if (most === places.length) return most;
    }
  }
  return most;
}
