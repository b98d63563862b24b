import { LANGS, type Lang } from '../core/lang.js';
import { stopwords } from '../text/stopwords.js';

/** Function words without which a crisis phrase says something else ("niet meer leven"). */
const TELLING: Record<Lang, ReadonlySet<string>> = {
  nl: new Set(['niet', 'geen', 'meer', 'wil', 'dood']),
  fr: new Set(['pas', 'plus', 'veux']),
  en: new Set(['not', 'no', 'more', 'any', 'want']),
  ar: new Set(['لا', 'لم', 'مش', 'ما', 'بدي', 'اريد']),
};

/** Spellings that people use for one another; the empty list drops a word that speech leaves out. */
const SPELLED_ALIKE: Record<Lang, Readonly<Record<string, readonly string[]>>> = {
  nl: { mijzelf: ['mezelf'], zichzelf: ['mezelf'], me: ['mij'], m: ['mij'], nie: ['niet'], ni: ['niet'] },
  fr: { ne: [], n: [], m: ['me'], s: ['me'], se: ['me'], jveux: ['je', 'veux'], j: ['je'], l: ['le'] },
  en: {
    dont: ['do', 'not'],
    cant: ['can', 'not'],
    cannot: ['can', 'not'],
    wont: ['will', 'not'],
    doesnt: ['do', 'not'],
    does: ['do'],
    anymore: ['any', 'more'],
    wanna: ['want', 'to'],
    gonna: ['going', 'to'],
    im: ['i', 'am'],
    u: ['you'],
    himself: ['myself'],
    herself: ['myself'],
    themselves: ['myself'],
    yourself: ['myself'],
    she: ['he'],
    her: ['him'],
  },
  ar: { ان: [], عم: [], سوف: [], راح: [], رح: [] },
};

const ALIKE = new Map(
  LANGS.map((lang): [Lang, ReadonlyMap<string, readonly string[]>] => [
    lang,
    new Map(Object.entries(SPELLED_ALIKE[lang])),
  ]),
);

/** The words of a text as the crisis screen compares them: two spellings of a word are one. */
export function crisisWords(words: readonly string[], lang: Lang): string[] {
  const alike = ALIKE.get(lang)!;
  const made: string[] = [];
  for (const word of words) {
    const same = alike.get(word);
    if (same) made.push(...same);
    // Spoken Arabic puts b- before a verb (بيضربني).
    else made.push(lang === 'ar' && /^ب[ينت].{3}/u.test(word) ? word.slice(1) : word);
  }
  return made;
}

/** Whether a word carries the meaning of a phrase rather than its grammar. */
export function tells(word: string, lang: Lang): boolean {
  return TELLING[lang].has(word) || !stopwords(lang).has(word);
}

/** Whether a word means something by itself in every language: no function word anywhere ("die", "want", "pas"). */
export function isStrong(word: string): boolean {
  return word.length > 2 && LANGS.every((lang) => !stopwords(lang).has(word) && !TELLING[lang].has(word));
}
