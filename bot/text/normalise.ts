import type { PlannedLang } from '../model/lang.js';
import { asciiDigits } from './digits.js';

/** Longest text that is looked at, in UTF-16 units. What stands behind it is passed over. */
export const MAX_TEXT = 2000;
/** Longest word, in UTF-16 units: nothing that people write as a word is longer. */
export const MAX_WORD = 40;

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ۍ: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ګ: 'گ',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ኣ: 'አ',
};

/** Ethiopic rows that sound alike today, as [first of the row, first of the row it is written as]; eight orders each. */
const ETHIOPIC_ROWS: readonly (readonly [number, number])[] = [
  [0x1220, 0x1230],
  [0x1340, 0x1338],
  [0x1280, 0x1210],
];

const FOLDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS),
  ...ETHIOPIC_ROWS.flatMap(([from, to]) =>
    Array.from({ length: 8 }, (_, i): [string, string] => [
      String.fromCodePoint(from + i),
      String.fromCodePoint(to + i),
    ]),
  ),
]);
const FOLDED = new RegExp(`[${[...FOLDS.keys()].join('')}]`, 'gu');

/** The first `max` units, not ending in half a character. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

/**
 * The text as it is compared: compatibility forms, case, diacritics, apostrophes and the spellings of the Arabic and
 * Ethiopic scripts made one; controls without a shape taken off; digits 0–9. At most MAX_TEXT units are read and
 * given back, so that hostile input costs no more than a long question. Normalising twice changes nothing.
 *
 * The rules go by script, so that a word is written the same whatever the language of the page; `lang` decides only
 * what people leave out: the Ukrainian apostrophe.
 */
export function normalise(text: string, lang: PlannedLang): string {
  const read = cut(text, MAX_TEXT);
  if (ASCII.test(read)) return normaliseAscii(read, lang);
  const plain = read
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // NFKC makes a space and a mark of the acute accent, which stands for an apostrophe.
    .replace(/[´΄]/g, "'")
    .normalize('NFKC')
    .replace(/[’‘‛ʼʻʹ`′]/g, "'")
    .replace(/[\p{Cf}ـ]/gu, '')
    // Dotted and dotless i become one below, which also makes lower-casing the same in Turkish.
    .toLowerCase()
    .normalize('NFD')
    // Short i and yi are letters of their own in Ukrainian and Russian; all other marks go.
    .replace(/(и\u0306|і\u0308)|\p{M}/gu, (_, letter: string | undefined) => letter ?? '')
    .normalize('NFC')
    .replace(FOLDED, (letter) => FOLDS.get(letter)!)
    .replace(/[\s\p{Cc}]+/gu, ' ');
  const spelled = lang === 'uk' ? plain.replace(/(?<=\p{L})'(?=\p{L})/gu, '') : plain;
  const short = spelled.replace(/(\p{L})\1{2,}/gu, '$1$1');
  return cut(asciiDigits(short).trim(), MAX_TEXT).trim();
}

/** Printable ASCII, of which most messages are made. */
const ASCII = /^[ -~]*$/;

/** The same for printable ASCII, on which most of the rules have no effect. */
function normaliseAscii(text: string, lang: PlannedLang): string {
  const plain = text.replaceAll('`', "'").toLowerCase().replace(/ {2,}/g, ' ');
  const spelled = lang === 'uk' ? plain.replace(/(?<=[a-z])'(?=[a-z])/g, '') : plain;
  return spelled.replace(/([a-z])\1{2,}/g, '$1$1').trim();
}

/** French words that lose their vowel before another: they stand apart from the word they lean on. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/;

/**
 * The words of a text, normalised, in order; digits count as letters. An apostrophe inside a word is dropped
 * ("don't" and "dont" are one), except after a French elision ("l'école" is "l", "ecole").
 */
export function tokens(text: string, lang: PlannedLang): string[] {
  return wordsOf(normalise(text, lang), lang);
}

/** The words of a text that is normalised already. */
export function wordsOf(normalised: string, lang: PlannedLang): string[] {
  const found: string[] = [];
  for (const word of normalised.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []) {
    if (!word.includes("'")) {
      found.push(cut(word, MAX_WORD));
      continue;
    }
    const parts = word.split("'");
    let joined = '';
    for (const part of parts) {
      if (lang === 'fr' && joined === '' && ELISION.test(part) && parts.length > 1) found.push(part);
      else joined += part;
    }
    if (joined) found.push(cut(joined, MAX_WORD));
  }
  return found;
}
