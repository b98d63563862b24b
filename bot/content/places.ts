import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Region } from '../model/facts.js';
import { LANGS, type Lang } from '../model/lang.js';
import { type Lexicon, lexiconOf } from '../matcher/topics/lexicon.js';
import { nearWords } from '../matcher/topics/spelling.js';
import { ROOT } from '../config/paths.js';
import { normalise } from '../text/normalise.js';
import { stopwords } from '../text/stopwords.js';
import type { PlaceNames } from './schema/services.js';

/** The names of all Belgian places, by region. `npm run build` writes it. */
export const COMPILED_PLACES = join(ROOT, 'dist', 'places.json');
export type CompiledPlaces = Record<Region, string[]>;

/** Where a place lies: a region of Belgium, another country (`abroad`), or null if it is not known. */
export type FindPlace = (text: string, lang: Lang) => Region | 'abroad' | null;

/** Words in the longest name ("Ottignies-Louvain-la-Neuve"). */
const LONGEST = 5;
/** A shorter name counts only if it is the whole message, because "as" and "mol" are also places. */
const SURE_LETTERS = 4;
/** A longer message is no answer to "where?". */
const MAX_WORDS = 8;

const AMBIGUOUS = 'several';

/** The known names, in the form of `keyOf`. */
interface Gazetteer {
  places: ReadonlyMap<string, Region | typeof AMBIGUOUS>;
  /** Names of one word, for correcting spelling. */
  spelled: Lexicon;
  countries: ReadonlyMap<string, 'abroad'>;
}

/**
 * Finds Belgian places in a typed text, by local names or names in other languages. Countries are `abroad`. The names
 * are loaded when the first place is typed, not at the start.
 */
export function placeFinder(others: readonly PlaceNames[]): FindPlace {
  let gazetteer: Gazetteer | undefined;
  return (text, lang) => {
    const words = keyOf(text).split(' ').filter(Boolean);
    if (words.length === 0 || words.length > MAX_WORDS) return null;
    const { places, spelled, countries } = (gazetteer ??= readGazetteer(others));
    const exact = places.get(words.join(' '));
    if (exact !== undefined) return exact === AMBIGUOUS ? null : exact;
    const found = new Set(namesIn(words, places, stopwords(lang)));
    if (found.size === 0) {
      const meant = [...nearWords(words, spelled).values()].flatMap((name) => places.get(name) ?? []);
      for (const region of meant) found.add(region);
    }
    if (found.size > 0) {
      const [only] = found;
      return found.size === 1 && only !== undefined && only !== AMBIGUOUS ? only : null;
    }
    return namesIn(words, countries, stopwords(lang)).length > 0 ? 'abroad' : null;
  };
}

function readGazetteer(others: readonly PlaceNames[]): Gazetteer {
  const places = new Map<string, Region | typeof AMBIGUOUS>();
  const compiled = JSON.parse(readFileSync(COMPILED_PLACES, 'utf8')) as CompiledPlaces;
  for (const region of ['flanders', 'brussels', 'wallonia'] as const) {
    for (const name of compiled[region]) {
      const key = keyOf(name);
      places.set(key, (places.get(key) ?? region) === region ? region : AMBIGUOUS);
    }
  }
  // The names of large places go before a hamlet with the same name.
  for (const { region, names } of others) for (const name of names) places.set(keyOf(name), region);
  const spelled = lexiconOf([...places.keys()].filter((key) => !key.includes(' ')));
  return { places, spelled, countries: countryNames() };
}

/** What the names in a text mean. Longer names are tried first, and each word is used once. */
function namesIn<T>(words: readonly string[], names: ReadonlyMap<string, T>, small: ReadonlySet<string>): T[] {
  const found: T[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
      const name = words.slice(at, at + length).join(' ');
      const place = name.length >= SURE_LETTERS && !small.has(name) ? names.get(name) : undefined;
      if (place === undefined) continue;
      found.push(place);
      at += length - 1;
      break;
    }
  }
  return found;
}

/** A name in the form for comparing: "Sint-Niklaas", "st niklaas" and "Sint Niklaas" are the same. */
function keyOf(text: string): string {
  return normalise(text, 'nl')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(?:sint|saint|st)(?= )/gu, 'st')
    .replace(/\b(?:sainte|ste)(?= )/gu, 'ste');
}

/** The names of all countries except Belgium, in every language of the content. */
function countryNames(): ReadonlyMap<string, 'abroad'> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => code !== 'BE');
  const names = new Map<string, 'abroad'>();
  for (const lang of LANGS) {
    const named = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = named.of(code);
      if (name !== undefined) names.set(keyOf(name), 'abroad');
    }
  }
  return names;
}
