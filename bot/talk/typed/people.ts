import type { Turn } from '../turn-context.js';
import { holdsAny, isDenied } from './everyday.js';
import { numberOf, type SpokenWords } from './spoken.js';

/** More people than this are no family that somebody counts. */
const MOST = 20;
/** Longer texts tell of people who do not come. */
const MOST_WORDS = 6;
/** Numbers beside which another is of no people. */
const LARGE: ReadonlySet<string> = new Set([
  'thousand',
  'duizend',
  'mille',
  'hundred',
  'honderd',
  'cent',
  'ألف',
  'مئة',
]);

/** Arabic words that say two by themselves, as they are compared. */
const PAIRS: ReadonlySet<string> = new Set(
  'ولدين طفلين بنتين ابنين شخصين اخوين اختين توامين طفلان ولدان شخصان بنتان'.split(' '),
);

/** A word without the "and" that Arabic writes as one with it. */
function ownWord(word: string, { person, persons }: SpokenWords): string {
  const rest = word.startsWith('و') ? word.slice(1) : '';
  if (person.has(word) || persons.has(word)) return word;
  return person.has(rest) || persons.has(rest) || PAIRS.has(rest) ? rest : word;
}

/**
 * How many people a normalised text counts: "my wife and two children" is three, "3" and "we are four" are what they
 * say. null where it counts nobody, or says of somebody that they are not there.
 */
export function peopleIn({ context, state }: Turn, normal: string): number | null {
  const { spoken } = context;
  const words = normal.split(' ');
  if (words.length > MOST_WORDS || words.some((word) => spoken.money.has(word) || LARGE.has(word))) return null;
  if (words.some((word) => spoken.units.has(word)) || holdsAny(normal, spoken.numberIs)) return null;
  if (isDenied(context, state.lang, normal) || holdsAny(normal, spoken.gone)) return null;
  let people = 0;
  let bare: number | null = null;
  let beside = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = ownWord(words[i]!, spoken);
    const number = numberOf(word, spoken);
    const next = words[i + 1] ?? '';
    if (number !== null && (spoken.persons.has(next) || spoken.person.has(next))) {
      people += number;
      i += 1;
    } else if (spoken.person.has(word) || (spoken.persons.has(word) && !spoken.person.has(words[i - 1] ?? ''))) {
      // "The children" alone says nothing of how many.
      if (!spoken.person.has(word)) return null;
      people += 1;
    } else if (number !== null) bare = bare === null ? number : Number.NaN;
    else if (PAIRS.has(word)) people += 2;
    else if (!spoken.counted.has(word)) beside += 1;
  }
  // A number beside a person, or beside words that count nobody, is of something else: "my daughter is 4".
  if (bare !== null && (people > 0 || beside > 0)) return null;
  const found = people > 0 ? people : bare;
  return found !== null && found >= 1 && found <= MOST ? found : null;
}
