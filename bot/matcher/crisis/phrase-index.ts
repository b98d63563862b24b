import { PLANNED_LANGS, type PlannedLang } from '../../model/lang.js';
import { lexiconOf, type Lexicon } from '../topics/lexicon.js';
import { latinIndex, type LatinIndex } from './latin.js';
import { COMPOUND_LETTERS, mayMiss, type ReadyPhrase } from './phrase.js';

/** A phrase in Latin letters contains such a character. */
export const LATIN = /[\p{Script=Latin}\d]/u;

type PhrasesByKey = ReadonlyMap<string, readonly ReadyPhrase[]>;

/** Crisis phrases, ready for lookup. Each part is made at first use, because most messages need few languages. */
export interface PhraseIndex {
  /** The phrases of a language by stem. */
  byStem(lang: PlannedLang): PhrasesByKey;
  lexicon(): Lexicon;
  latin(): LatinIndex;
  /** Languages that have a phrase in Latin letters. */
  latinLangs(): readonly PlannedLang[];
}

/** Indexes phrases, so that a message is compared only with those that it may contain. */
export function indexOf(phrases: readonly ReadyPhrase[]): PhraseIndex {
  const byLang = new Map<PlannedLang, ReadyPhrase[]>(PLANNED_LANGS.map((lang) => [lang, []]));
  for (const phrase of phrases) byLang.get(phrase.source.lang)!.push(phrase);
  const filed = new Map<PlannedLang, PhrasesByKey>();
  return {
    byStem(lang) {
      let found = filed.get(lang);
      if (!found) filed.set(lang, (found = fileByStem(byLang.get(lang)!)));
      return found;
    },
    lexicon: once(() => lexiconOf(new Set(phrases.flatMap(({ words, telling }) => telling.map((i) => words[i]!))))),
    latin: once(() => latinIndex(phrases)),
    latinLangs: once(() =>
      PLANNED_LANGS.filter((lang) =>
        byLang.get(lang)!.some(({ words, telling }) => telling.some((i) => LATIN.test(words[i]!))),
      ),
    ),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function fileByStem(phrases: readonly ReadyPhrase[]): PhrasesByKey {
  const byStem = new Map<string, ReadyPhrase[]>();
  const times = new Map<string, number>();
  for (const { stems, telling } of phrases)
    for (const i of telling) times.set(stems[i]!, (times.get(stems[i]!) ?? 0) + 1);
  for (const phrase of phrases) {
    const [first] = phrase.words;
    const file = (key: string): void => {
      const filed = byStem.get(key);
      if (!filed) byStem.set(key, [phrase]);
      else if (filed.at(-1) !== phrase) filed.push(phrase);
    };
    // A message with the phrase has all its telling words but a few. So it contains one of the rarest.
    const rarest = phrase.telling.map((i) => phrase.stems[i]!).sort((a, b) => times.get(a)! - times.get(b)!);
    for (const key of rarest.slice(0, 1 + mayMiss(phrase))) file(key);
    if (phrase.words.length === 1 && first!.length >= COMPOUND_LETTERS) file(headKey(first!));
  }
  return byStem;
}

/** The lookup key of single words that may begin a compound, and of words that may be such a compound. */
export function headKey(word: string): string {
  return `${word.slice(0, COMPOUND_LETTERS)}…`;
}
