import { PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import { ethiopicConsonants } from '../../text/ethiopic.js';
import { stem } from '../../text/stem.js';
import { stopwords } from '../../text/stopwords.js';

type Words = Partial<Record<PlannedLang, readonly string[]>>;

/** Function words that change the meaning of a crisis phrase ("niet meer leven"). */
const TELLING_WORDS: Words = {
  nl: ['niet', 'geen', 'meer', 'wil', 'dood'],
  fr: ['pas', 'plus', 'veux'],
  en: ['not', 'no', 'more', 'any', 'want'],
  ar: ['لا', 'لم', 'مش', 'ما', 'بدي', 'اريد'],
  prs: ['نيست', 'ندارم', 'ميخواهم', 'نمي'],
  ps: ['نه', 'نشم', 'غواړم'],
  ti: ['የለን', 'የብለይን', 'አይኮነን'],
  so: ['ma', 'aan', 'jirin', 'lahayn'],
  tr: ['yok', 'degil', 'istiyorum', 'hic'],
  uk: ['не', 'ні', 'хочу', 'без'],
  ru: ['не', 'нет', 'хочу', 'без'],
  es: ['no', 'nada', 'mas', 'quiero', 'sin'],
};

/** Spellings of the same word. An empty list drops a word that people leave out when they speak. */
const SPELLED_ALIKE: Partial<Record<PlannedLang, Readonly<Record<string, readonly string[]>>>> = {
  nl: { mijzelf: ['mezelf'], zichzelf: ['mezelf'], me: ['mij'], m: ['mij'], nie: ['niet'], ni: ['niet'], mn: ['mijn'] },
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

const perLang = <T>(make: (lang: PlannedLang) => T): ReadonlyMap<PlannedLang, T> =>
  new Map(PLANNED_LANGS.map((lang) => [lang, make(lang)]));

const TELLING = perLang((lang) => new Set(TELLING_WORDS[lang] ?? []));
const ALIKE = perLang((lang) => new Map(Object.entries(SPELLED_ALIKE[lang] ?? {})));
const WEAK: ReadonlySet<string> = new Set(PLANNED_LANGS.flatMap((lang) => [...stopwords(lang), ...TELLING.get(lang)!]));

/** The words of a text in the form for comparing: all spellings of a word become one. */
export function crisisWords(words: readonly string[], lang: PlannedLang): string[] {
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

/** Whether a word carries the meaning of a phrase, not only its grammar. */
export function tells(word: string, lang: PlannedLang): boolean {
  return TELLING.get(lang)!.has(word) || !stopwords(lang).has(word);
}

/** Whether a word is a function word in no language ("die", "want" and "pas" are in some). */
export function isStrong(word: string): boolean {
  return word.length > 2 && !WEAK.has(word);
}

/** Languages with Latin letters. The others have no fixed spelling in Latin letters. */
export const LATIN_LANGS: ReadonlySet<PlannedLang> = new Set(['nl', 'fr', 'en', 'es', 'so', 'tr']);
const SHORT = 2;
const LATIN_WORD = /^[a-z0-9]+$/;

/** Whether a word is in Latin letters although its language has another script. */
export function isRomanised(word: string, lang: PlannedLang): boolean {
  return !LATIN_LANGS.has(lang) && LATIN_WORD.test(word);
}

/**
 * The part of a word that is compared. Usually its stem. For a word in Latin letters of another script's language its
 * consonants, because people spell the vowels differently ("mikosham", "mekoshom"). The same for Tigrinya, where vowels
 * change with grammar.
 */
export function crisisStem(word: string, lang: PlannedLang): string {
  if (isRomanised(word, lang)) return `~${consonants(word)}`;
  // Such a short function word has no other forms: "tu" (you) is no form of "tuer" (to kill), although the stems are
  // equal.
  if (word.length <= SHORT && stopwords(lang).has(word)) return `·${word}`;
  return lang === 'ti' ? ethiopicConsonants(stem(word, lang)) : stem(word, lang);
}

/** The consonants of a word in Latin letters, in classes of sounds that people write in the same way. */
export function consonants(word: string): string {
  let firm = '';
  for (let at = 0; at < word.length; at += 1) {
    const pair = word[at + 1] === 'h' ? PAIRS[word[at]!] : undefined;
    if (pair !== undefined) at += 1;
    const sound = pair ?? SOUNDS[word[at]!] ?? word[at]!;
    if (sound !== '' && !firm.endsWith(sound)) firm += sound;
  }
  return firm === '' ? word : firm;
}

/** Letters that make one sound with an "h" after them. */
const PAIRS: Readonly<Record<string, string>> = { k: 'k', g: 'k', c: 's', s: 's', t: 't', d: 'd', z: 's' };
const SOUNDS: Readonly<Record<string, string>> = {
  ...spelled('gqxc', 'k'),
  ...spelled('zj', 's'),
  ...spelled('vb', 'p'),
  ...spelled("aeiouyw23'", ''),
};

function spelled(letters: string, sound: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sound]));
}
