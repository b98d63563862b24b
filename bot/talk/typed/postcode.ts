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

/** The region of the only postcode in a text, in any script's digits; null where there is none, or more than one. */
export function regionOfPostcode(text: string): Region | null {
  const codes = asciiDigits(text).match(/(?<!\d)[1-9]\d{3}(?!\d)/gu) ?? [];
  if (codes.length !== 1) return null;
  const code = Number(codes[0]);
  return STRETCHES.find(([first, last]) => first <= code && code <= last)?.[2] ?? null;
}
