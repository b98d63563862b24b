/**
 * Arabic typed in Latin letters and digits ("bedi mout", "3andi"). There is no fixed spelling, so an Arabic word becomes
 * a pattern: its consonants in their usual spellings, short vowels free, long vowels wanted.
 */

/** Usual spellings by Arabic letter, normalised. Repeats are bounded: a letter is never written three times there. */
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

/** Something that Latin words can be tried against, and how many firm consonants stand behind it. */
export interface LatinPattern {
  source: string;
  matches(word: string): boolean;
  consonants: number;
}

/** The pattern of a normalised Arabic word; null where the word has letters of another script. */
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
  // Most patterns are never tried: the expression is made when one is.
  let expression: RegExp | null = null;
  return {
    source,
    matches: (latin) => (expression ??= new RegExp(source, 'u')).test(latin),
    consonants: bare.replace(WEAK, '').length,
  };
}
