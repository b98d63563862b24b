import { LANGS, type Lang } from '../core/lang.js';
import { normalise, wordsOf } from '../text/normalise.js';
import { stopwords } from '../text/stopwords.js';
import type { TrainingTopic } from './types.js';

/** Character n-grams of a language with the logarithm of how likely each is. */
interface Profile {
  lang: Lang;
  logs: ReadonlyMap<string, number>;
  unseen: number;
}

export interface Detector {
  profiles: readonly Profile[];
  /** Words that people use in every language (ocmw, cpas, waarborg): they tell nothing about the language. */
  shared: ReadonlySet<string>;
}

/** The language of the page counts as this much evidence, in nats. */
const PRIOR = 8;
/** The lead over the next language below which nothing is said. Each n-gram depends on its neighbours: set high. */
const LEAD = 6;
/** A function word counts beyond its letters, in nats. */
const FUNCTION_WORD = 3;
/** Share of a text's three-letter pieces that its language has to know. */
const FAMILIAR = 0.5;
const MIN_WORDS = 2;
const MIN_LETTERS = 8;
const GRAMS = [1, 2, 3];

/** Letters that Persian and Pashto have and Arabic has not; چ and گ also serve Arabic dialects. */
const NOT_ARABIC = /[پژټډړږښڼڅځ]/u;

/** Learns to tell the content's languages apart from its own phrases. */
export function trainDetector(byLang: Record<Lang, readonly TrainingTopic[]>): Detector {
  const counts = new Map<string, number>();
  for (const lang of LANGS) {
    const words = byLang[lang].flatMap((t) => t.keywords).flatMap((k) => wordsOf(normalise(k, lang), lang));
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const shared = new Set([...counts].filter(([, n]) => n > 1).map(([word]) => word));
  const latin = LANGS.filter((lang) => lang !== 'ar');
  return { shared, profiles: latin.map((lang) => profileOf(lang, byLang[lang], shared)) };
}

function profileOf(lang: Lang, topics: readonly TrainingTopic[], shared: ReadonlySet<string>): Profile {
  const counts = new Map<string, number>();
  let all = 0;
  const texts = topics.flatMap((t) => [t.title, ...t.keywords, ...t.examples]);
  for (const text of [...texts, [...stopwords(lang)].join(' ')]) {
    for (const word of wordsOf(normalise(text, lang), lang)) {
      if (shared.has(word)) continue;
      for (const gram of gramsOf(word)) {
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
        all += 1;
      }
    }
  }
  const mass = Math.log(all + counts.size + 1);
  return { lang, unseen: -mass, logs: new Map([...counts].map(([gram, n]) => [gram, Math.log(n + 1) - mass])) };
}

function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (const size of GRAMS)
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}

/** The language of a text among those with content; null where it is too short, mixed, or none of them. */
export function detectLang({ profiles, shared }: Detector, text: string, prior: Lang): Lang | null {
  const plain = normalise(text, prior);
  const letters = plain.match(/\p{L}/gu) ?? [];
  const other = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
  // A Latin word inside another script is most often a Belgian term; the other way round does not happen.
  if (other.length >= 3 && other.length * 5 >= letters.length) {
    const arabic = other.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length;
    return arabic * 2 > other.length && !NOT_ARABIC.test(plain) ? 'ar' : null;
  }
  const words = wordsOf(plain, 'en').filter((word) => !shared.has(word) && /\p{L}/u.test(word));
  if (words.length < MIN_WORDS || words.join('').length < MIN_LETTERS) return null;
  const grams = words.flatMap(gramsOf);
  const rated = profiles
    .map((profile) => ({ profile, nats: rate(profile, words, grams) + (profile.lang === prior ? PRIOR : 0) }))
    .sort((a, b) => b.nats - a.nats);
  const [first, second] = rated;
  if (!first || (second && first.nats - second.nats < LEAD)) return null;
  return familiar(first.profile, words) >= FAMILIAR ? first.profile.lang : null;
}

function rate({ lang, logs, unseen }: Profile, words: readonly string[], grams: readonly string[]): number {
  const small = stopwords(lang);
  let nats = 0;
  for (const word of words) if (small.has(word)) nats += FUNCTION_WORD;
  for (const gram of grams) nats += logs.get(gram) ?? unseen;
  return nats;
}

function familiar({ lang, logs }: Profile, words: readonly string[]): number {
  const small = stopwords(lang);
  let known = 0;
  let all = 0;
  for (const word of words) {
    for (const gram of gramsOf(word)) {
      if (gram.length < 3) continue;
      all += 1;
      if (small.has(word) || logs.has(gram)) known += 1;
    }
  }
  return all > 0 ? known / all : 0;
}
