import type { Turn } from '../turn-context.js';
import { holdsAny, isDenied } from './everyday.js';
import { numberOf } from './spoken.js';

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

/**
 * How many people a normalised text counts: "my wife and two children" is three, "3" and "we are four" are what they
 * say. null where it counts nobody, or says of somebody that they are not there.
 */
export function peopleIn({ context, state }: Turn, normal: string): number | null {
  const { spoken } = context;
  const words = normal.split(' ');
  if (words.length > MOST_WORDS || words.some((word) => spoken.money.has(word) || LARGE.has(word))) return null;
  if (isDenied(context, state.lang, normal) || holdsAny(normal, spoken.gone)) return null;
  let people = 0;
  let bare: number | null = null;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
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
  }
  const found = people > 0 ? people : bare;
  return found !== null && found >= 1 && found <= MOST ? found : null;
}
