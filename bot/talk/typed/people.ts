import { numberOf, type SpokenWords } from './spoken.js';

/** More people than this are no family that somebody counts. */
const MOST = 20;
/** Longer texts tell of people who do not come. */
const MOST_WORDS = 6;
/** Words after which a number is not the answer. */
const NOT: ReadonlySet<string> = new Set([
  'not',
  'niet',
  'geen',
  'pas',
  'sans',
  'zonder',
  'without',
  'ليس',
  'بدون',
  'thousand',
  'duizend',
  'mille',
  'hundred',
  'honderd',
  'cent',
]);

/**
 * How many people a normalised text counts: "my wife and two children" is three, "3" and "we are four" are what they
 * say. null where it counts nobody.
 */
export function peopleIn(normal: string, spoken: SpokenWords): number | null {
  const words = normal.split(' ');
  if (words.length > MOST_WORDS || words.some((word) => spoken.no.has(word) || spoken.money.has(word) || NOT.has(word)))
    return null;
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
