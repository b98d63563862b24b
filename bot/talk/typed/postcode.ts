import { asciiDigits } from '../../text/digits.js';
import type { Region } from '../../model/facts.js';

/** First and last Belgian postcode of each stretch, and its region, as the post office numbers them. */
const STRETCHES: readonly (readonly [number, number, Region])[] = [
  [1000, 1299, 'brussels'],
  [1300, 1499, 'wallonia'],
  [1500, 3999, 'flanders'],
  [4000, 7999, 'wallonia'],
  [8000, 9999, 'flanders'],
];

const NO_WORDS: ReadonlySet<string> = new Set();

/** A postcode stands alone or beside the name of its place; among more words a number is something else. */
const MOST_WORDS = 4;
/** The name of a street, beside which a number is one of a house; and a number with a letter of its own. */
const ADDRESS = /\p{L}(?:straat|laan|steenweg|plein|lei|dreef)(?!\p{L})|\d\p{L}(?!\p{L})/u;
/** Postcodes of Antwerp that are years too: alone in a message they are a place. */
const LIKE_YEARS: ReadonlySet<number> = new Set([2000, 2018, 2020, 2030, 2040, 2050, 2060]);
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * The region of the only postcode in a text, in any script's digits; null where there is none, or more than one. A sum,
 * a year, a house number and an age are none. `money`: words and signs for euro.
 */
export function regionOfPostcode(text: string, money: ReadonlySet<string> = NO_WORDS): Region | null {
  const plain = asciiDigits(text).toLowerCase();
  const numbers = plain.match(/\d+/gu) ?? [];
  const words = plain.match(/[\p{L}\p{M}]+|€/gu) ?? [];
  const codes = numbers.filter((number) => /^[1-9]\d{3}$/u.test(number));
  if (codes.length !== 1 || numbers.length !== 1 || words.length > MOST_WORDS) return null;
  if (/\d[.,]\d/u.test(plain) || ADDRESS.test(plain) || words.some((word) => money.has(word))) return null;
  const code = Number(codes[0]);
  const mayBeYear = code >= FIRST_YEAR && code <= LAST_YEAR;
  if (mayBeYear && (words.length > 0 || !LIKE_YEARS.has(code))) return null;
  return STRETCHES.find(([first, last]) => first <= code && code <= last)?.[2] ?? null;
}
