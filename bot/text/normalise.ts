import type { PlannedLang } from '../model/lang.js';
import { asciiDigits } from './digits.js';

/** Longest text that is read, in UTF-16 units. The rest is ignored. */
export const MAX_TEXT = 2000;
/** Longest word, in UTF-16 units. People write no longer ones. */
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

/**
 * Ethiopic rows that sound alike today: [first letter of the row, first letter of the row that replaces it]. Rows have
 * eight letters.
 */
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

/** The first `max` units, without half a character at the end. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

/**
 * The text in the form used for comparing. It unifies compatibility forms, case, diacritics, apostrophes and the
 * spellings of Arabic and Ethiopic script, drops invisible controls, and writes digits as 0–9. It reads and returns at
 * most MAX_TEXT units, so that hostile input costs no more than a long question. Normalising twice changes nothing.
 *
 * The rules depend on the script, so a word gets the same form in every language of the page. `lang` only decides
 * whether an apostrophe is dropped, which Ukrainians often leave out.
 */
export function normalise(text: string, lang: PlannedLang): string {
  const read = cut(text, MAX_TEXT);
  if (ASCII.test(read)) return normaliseAscii(read, lang);
  const plain = read
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // NFKC turns an acute accent, used as an apostrophe, into a space and a mark.
    .replace(/[´΄]/g, "'")
    .normalize('NFKC')
    .replace(/[’‘‛ʼʻʹ`′]/g, "'")
    .replace(/[\p{Cf}ـ]/gu, '')
    // Dotted and dotless i become one letter below. So Turkish needs no lower-casing of its own.
    .toLowerCase()
    .normalize('NFD')
    // Short i and yi are separate letters in Ukrainian and Russian. All other marks are removed.
    .replace(/(и\u0306|і\u0308)|\p{M}/gu, (_, letter: string | undefined) => letter ?? '')
    .normalize('NFC')
    .replace(FOLDED, (letter) => FOLDS.get(letter)!)
    .replace(/[\s\p{Cc}]+/gu, ' ');
  const spelled = lang === 'uk' ? plain.replace(/(?<=\p{L})'(?=\p{L})/gu, '') : plain;
  const short = spelled.replace(/(\p{L})\1{2,}/gu, '$1$1');
  return cut(asciiDigits(short).trim(), MAX_TEXT).trim();
}

/** Printable ASCII: most messages consist only of it. */
const ASCII = /^[ -~]*$/;

/** As `normalise`, for printable ASCII, where most rules change nothing. */
function normaliseAscii(text: string, lang: PlannedLang): string {
  const plain = text.replaceAll('`', "'").toLowerCase().replace(/ {2,}/g, ' ');
  const spelled = lang === 'uk' ? plain.replace(/(?<=[a-z])'(?=[a-z])/g, '') : plain;
  return spelled.replace(/([a-z])\1{2,}/g, '$1$1').trim();
}

/** French words that lose their vowel before another word. They count as separate words. */
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/;

/**
 * The words of a text, normalised, in order; digits count as letters. An apostrophe inside a word is dropped
 * ("don't" and "dont" are one), except after a French elision ("l'école" is "l", "ecole").
 */
export function tokens(text: string, lang: PlannedLang): string[] {
  return wordsOf(normalise(text, lang), lang);
}

/** The words of a text that is already normalised. */
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
