import type { PlannedLang } from '../../model/lang.js';
import { type Concepts, type Lexicon, readLexicon } from './lexicon.js';

/** The concepts of each language that has a file in `content/concepts`, without their groups. */
export type ConceptsByLang = Readonly<Partial<Record<PlannedLang, Concepts>>>;

/** The concepts that a text speaks of, in its order. */
export interface Spoken {
  /** Positions in the reader's `names`. */
  ids: number[];
  /** For each: the position of the word, or of the first of two words, that stands for it. */
  at: number[];
}

/** Reads which concepts words stand for. */
export interface ConceptReader {
  /** The names of all concepts, sorted. */
  names: readonly string[];
  /** Whether a language has concepts. */
  knows(lang: PlannedLang): boolean;
  /** The concepts of normalised words; none in a language without concepts. */
  read(words: readonly string[], lang: PlannedLang): Spoken;
}

/** A reader of concepts. A language's entries are prepared at its first message, because most talks have one. */
export function conceptReader(byLang: ConceptsByLang): ConceptReader {
  const names = [...new Set(Object.values(byLang).flatMap((concepts) => Object.keys(concepts ?? {})))].sort();
  const idOf = new Map(names.map((name, id) => [name, id]));
  const lexicons = new Map<PlannedLang, Lexicon>();
  const lexiconOf = (lang: PlannedLang): Lexicon | null => {
    const concepts = byLang[lang];
    if (!concepts) return null;
    let lexicon = lexicons.get(lang);
    if (!lexicon) lexicons.set(lang, (lexicon = readLexicon(lang, concepts)));
    return lexicon;
  };
  return {
    names,
    knows: (lang) => byLang[lang] !== undefined,
    read(words, lang) {
      const spoken: Spoken = { ids: [], at: [] };
      const lexicon = lexiconOf(lang);
      if (!lexicon) return spoken;
      for (let at = 0; at < words.length; at += 1) {
        const pair = at + 1 < words.length ? lexicon.pairOf(words[at]!, words[at + 1]!) : undefined;
        for (const name of pair ?? lexicon.conceptsOf(words[at]!)) {
          spoken.ids.push(idOf.get(name)!);
          spoken.at.push(at);
        }
        if (pair) at += 1;
      }
      return spoken;
    },
  };
}
