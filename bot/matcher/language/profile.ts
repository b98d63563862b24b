import { isPlannedLang, type LangScript } from '../../model/lang.js';
import { normalise, wordsOf } from '../../text/normalise.js';
import { stopwords } from '../../text/stopwords.js';
import { scriptOf, SCRIPTS } from './scripts.js';

/** Texts by language, to learn from. Other languages than ours help to recognise texts that are in none of ours. */
export type LanguageSamples = Readonly<Record<string, string>>;

/** The most common character n-grams of a language, and their frequencies. Plain data. */
export interface Profile {
  lang: string;
  script: LangScript;
  /** One a line: one long text is read from a file faster than many short ones. */
  grams: string;
  /** Logarithms of their frequencies, in hundredths. */
  logs: number[];
}

/** Everything needed to tell languages apart. Plain data. */
export interface Languages {
  profiles: Profile[];
  /** Words that people use in every language (ocmw, cpas, waarborg). They say nothing about the language. */
  shared: string[];
}

/** Letters of the longest n-gram. */
export const LONGEST = 4;
/** N-grams kept per language. */
const KEPT = 2500;
/** Most text counted per language, so that a language with more text does not become more likely. */
const MAX_SAMPLE = 60_000;
/** The logarithm for an n-gram that is not kept, in nats. */
export const UNSEEN = -11;

/** The function words of a language; empty if it is not ours. */
export const smallWords = (lang: string): ReadonlySet<string> => (isPlannedLang(lang) ? stopwords(lang) : NONE);
const NONE: ReadonlySet<string> = new Set();

/**
 * Learns to tell languages apart from continuous text and from the project's own phrases. `own`: phrases in the
 * language. `terms`: keywords by language; those of several languages are Belgian terms.
 */
export function learnLanguages(
  samples: LanguageSamples,
  own: Readonly<Record<string, readonly string[]>>,
  terms: Readonly<Record<string, readonly string[]>>,
): Languages {
  const shared = sharedWords(terms);
  const profiles = Object.keys(samples).map((lang) => {
    const small = isPlannedLang(lang) ? [...stopwords(lang)].join(' ') : '';
    const texts = [samples[lang]!, small, ...(own[lang] ?? [])];
    return profileOf(lang, texts, shared);
  });
  return { profiles, shared: [...shared] };
}

function sharedWords(terms: Readonly<Record<string, readonly string[]>>): Set<string> {
  const counts = new Map<string, number>();
  for (const phrases of Object.values(terms)) {
    const words = new Set(phrases.flatMap((phrase) => wordsOf(normalise(phrase, 'nl'), 'nl')));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n > 1).map(([word]) => word));
}

function profileOf(lang: string, texts: readonly string[], shared: ReadonlySet<string>): Profile {
  const counts = new Map<string, number>();
  const script = scriptOf(texts[0]!) ?? 'latin';
  let all = 0;
  let read = 0;
  for (const text of texts) {
    // A long text is read in pieces, because normalising cuts long texts.
    for (const piece of text.match(/[^\n]+/g) ?? []) {
      if (read > MAX_SAMPLE) break;
      for (const word of wordsOf(normalise(piece, 'nl'), 'nl')) {
        if (shared.has(word) || !SCRIPTS[script].test(word)) continue;
        read += word.length;
        for (const gram of gramsOf(word)) {
          counts.set(gram, (counts.get(gram) ?? 0) + 1);
          all += 1;
        }
      }
    }
  }
  const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT);
  return {
    lang,
    script,
    grams: kept.map(([gram]) => gram).join('\n'),
    // Above UNSEEN, to tell a kept n-gram from one that is not kept.
    logs: kept.map(([, n]) => Math.round(100 * Math.max(UNSEEN + 0.01, Math.log(n / all)))),
  };
}

function gramsOf(word: string): string[] {
  const padded = ` ${word} `;
  const grams: string[] = [];
  for (let size = 1; size <= LONGEST; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  return grams;
}
