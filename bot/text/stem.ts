import en from 'natural/lib/natural/stemmers/porter_stemmer.js';
import es from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import fr from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import nl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import ru from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import uk from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';

import type { PlannedLang } from '../core/lang.js';

/** Words kept per language; a stemmer costs up to 40 µs a word, and talk uses the same few thousand words. */
const CACHE_SIZE = 20_000;

const AR_PREFIX = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/u;
const AR_SUFFIX = /(?<=.{2})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u;

/** Arabic: the article with what is joined to it goes, then the commonest endings, twice (after light10). */
function stemArabic(word: string): string {
  return word.replace(AR_PREFIX, '').replace(AR_SUFFIX, '').replace(AR_SUFFIX, '');
}

const STEMMERS: Partial<Record<PlannedLang, (word: string) => string>> = {
  nl: (word) => nl.stem(word),
  fr: (word) => fr.stem(word),
  en: (word) => en.stem(word),
  es: (word) => es.stem(word),
  ru: (word) => ru.stem(word),
  uk: (word) => uk.stem(word),
  ar: stemArabic,
};

const SCRIPTS: Partial<Record<PlannedLang, RegExp>> = {
  ru: /^\p{Script=Cyrillic}+$/u,
  uk: /^\p{Script=Cyrillic}+$/u,
  ar: /^\p{Script=Arabic}+$/u,
};
const LATIN = /^\p{Script=Latin}+$/u;

const caches = new Map<PlannedLang, Map<string, string>>();

/**
 * The stem of a normalised word; the word itself where the language has no stemmer, the word is of another script, or
 * nothing would be left of it.
 */
export function stem(word: string, lang: PlannedLang): string {
  const stemmer = STEMMERS[lang];
  if (!stemmer) return word;
  let cache = caches.get(lang);
  if (!cache) caches.set(lang, (cache = new Map()));
  const known = cache.get(word);
  if (known !== undefined) return known;
  const made = (SCRIPTS[lang] ?? LATIN).test(word) ? stemmer(word) || word : word;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, made);
  return made;
}
