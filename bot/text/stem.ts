import en from 'natural/lib/natural/stemmers/porter_stemmer.js';
import es from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import fr from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import nl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import ru from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import uk from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';

import { type LangScript, type PlannedLang, scriptOfLang } from '../model/lang.js';

/** Words cached per language. A stemmer takes up to 40 µs a word, and people use the same few thousand words. */
const CACHE_SIZE = 20_000;

const AR_PREFIX = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/u;
const AR_SUFFIX = /(?<=.{2})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u;

/** Arabic: removes the article and what is joined to it, then the most common endings, twice (as light10 does). */
function stemArabic(word: string): string {
  return word.replace(AR_PREFIX, '').replace(AR_SUFFIX, '').replace(AR_SUFFIX, '');
}

const PRS_SUFFIX = /(?<=.{3})(?:هايم|هايش|هاي|ها|ام|ات|اش|مان|تان|شان|ان|ي|م|ه)$/u;
const PRS_PREFIX = /^(?:نمي|مي|ن|ب)(?=.{3})/u;

/** Dari: removes the prefixes for the present, "not" and wishes, then the most common endings. */
function stemDari(word: string): string {
  return word.replace(PRS_PREFIX, '').replace(PRS_SUFFIX, '');
}

const PS_SUFFIX = /(?<=.{3})(?:ونو|ونه|انو|ان|گاني|وي|ول|ي|و|ه)$/u;
const TI_PREFIX = /^(?:ዝተ|ንዝ|ክት|ከም|ዘይ|አይ|እን|ዝ|ብ|ን|ክ|ት|ይ)(?=.{2})/u;
const TI_SUFFIX = /(?<=.{2})(?:ታት|ኩም|ክን|ኦም|አን|ና|ኻ|ኺ|ይ|ን)$/u;
const SO_SUFFIX = /(?<=.{3})(?:aha|iga|iisa|eeda|ayga|kayga|tayda|ooyin|yaal|yada|ka|ga|ta|da|ha|sha|ku|ko|yo|o|a)$/u;
const TR_SUFFIX =
  /(?<=.{3})(?:lar|ler|imiz|umuz|iniz|unuz|larim|lerim|dan|den|tan|ten|nin|nun|in|un|da|de|ta|te|yi|yu|ya|ye|im|um|si|su|i|u|a|e)$/u;

/** Removes endings from a word, one after the other, twice at most. */
function without(suffix: RegExp): (word: string) => string {
  return (word) => word.replace(suffix, '').replace(suffix, '');
}

/** Tigrinya: removes one joined particle at the start, then one ending. */
function stemTigrinya(word: string): string {
  return word.replace(TI_PREFIX, '').replace(TI_SUFFIX, '');
}

const STEMMERS: Record<PlannedLang, (word: string) => string> = {
  nl: (word) => nl.stem(word),
  fr: (word) => fr.stem(word),
  en: (word) => en.stem(word),
  es: (word) => es.stem(word),
  ru: (word) => ru.stem(word),
  uk: (word) => uk.stem(word),
  ar: stemArabic,
  prs: stemDari,
  ps: (word) => word.replace(PS_SUFFIX, ''),
  ti: stemTigrinya,
  so: without(SO_SUFFIX),
  tr: without(TR_SUFFIX),
};

const SCRIPTS: Record<LangScript, RegExp> = {
  latin: /^\p{Script=Latin}+$/u,
  arabic: /^\p{Script=Arabic}+$/u,
  cyrillic: /^\p{Script=Cyrillic}+$/u,
  ethiopic: /^\p{Script=Ethiopic}+$/u,
};

const caches = new Map<PlannedLang, Map<string, string>>();

/** The stem of a normalised word; the word itself if it is in another script, or if nothing would be left. */
export function stem(word: string, lang: PlannedLang): string {
  const stemmer = STEMMERS[lang];
  let cache = caches.get(lang);
  if (!cache) caches.set(lang, (cache = new Map()));
  const known = cache.get(word);
  if (known !== undefined) return known;
  const made = SCRIPTS[scriptOfLang(lang)].test(word) ? stemmer(word) || word : word;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, made);
  return made;
}
