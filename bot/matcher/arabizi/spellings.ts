/**
 * Arabic typed in Latin letters and digits ("bedi mout", "3andi"). It has no fixed spelling, so an Arabic word becomes
 * a pattern: its consonants in their usual spellings, with any short vowels, but with its long vowels.
 */

/**
 * Usual spellings of each Arabic letter, normalised. Repeats have a limit, because normalised text never has a letter
 * three times.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  ا: '[aei2]{0,2}',
  ء: '2?',
  ع: '[3a]{0,2}',
  و: '(?:[ou]{1,2}w?|w)',
  ي: '[iye]{1,2}',
  ب: '[bp]{1,2}',
  ت: '(?:tt?h?|6)',
  ط: '(?:tt?|6)',
  ث: '(?:th|t|s)',
  ج: '(?:dj|jj?|gg?)',
  غ: '(?:gh|g|8)',
  ح: '(?:7|hh?)',
  خ: '(?:kh|5|x|h)',
  ه: 'hh?',
  د: 'dd?',
  ذ: '(?:dh|th|dd?|z)',
  ض: '(?:dh|dd?|9)',
  ظ: '(?:dh|z|d)',
  ز: 'zz?',
  ر: 'rr?',
  س: '(?:ss?|c)',
  ص: '(?:ss?|9)',
  ش: '(?:sh|ch)',
  ف: '(?:ff?|v)',
  ق: '(?:q|9|kk?|g|2)',
  ك: '(?:kk?|c)',
  ل: 'll?',
  م: 'mm?',
  ن: 'nn?',
  گ: 'gg?',
};
const SHORT_VOWELS = '[aeiou]{0,2}';
const WEAK = /[اءعوي]/gu;

/** A pattern to test Latin words with, and its number of firm consonants. */
export interface LatinPattern {
  source: string;
  matches(word: string): boolean;
  consonants: number;
}

/** The pattern of a normalised Arabic word; null if the word has letters of another script. */
export function latinPattern(word: string): LatinPattern | null {
  const bare = word.replace(/^ال(?=..)/u, '').replace(/ه$/u, '');
  let body = '';
  for (const letter of bare) {
    const spelling = SPELLINGS[letter];
    if (spelling === undefined) return null;
    body += spelling + SHORT_VOWELS;
  }
  const ending = word.endsWith('ه') ? '(?:[aei]+[ht]?)' : '';
  const source = `^(?:[aei]l)?${SHORT_VOWELS}${body}${ending}$`;
  // Most patterns are never used, so the expression is made at first use.
  let expression: RegExp | null = null;
  return {
    source,
    matches: (latin) => (expression ??= new RegExp(source, 'u')).test(latin),
    consonants: bare.replace(WEAK, '').length,
  };
}
