import { dirOf, type Lang } from '../model/lang.js';
import type { ChatData } from '../web/shared/page-data.js';
import type { Words } from '../web/shared/words.js';

/** The page's words by language. Each language is loaded at first use. */
export interface Dictionary {
  /** The words of a language, if they are already loaded. */
  have(lang: Lang): Words | undefined;
  /** The words of a language; null if they cannot be loaded now. */
  get(lang: Lang): Promise<Words | null>;
}

/** A dictionary that starts with the words in the page. */
export function createDictionary({ lang, words, wordsAt }: ChatData): Dictionary {
  const known = new Map<Lang, Words>([[lang, words]]);
  return {
    have: (wanted) => known.get(wanted),
    async get(wanted) {
      const found = known.get(wanted);
      if (found) return found;
      try {
        const response = await fetch(wordsAt[wanted]);
        if (!response.ok) return null;
        const fetched = (await response.json()) as Words;
        known.set(wanted, fetched);
        return fetched;
      } catch {
        return null;
      }
    },
  };
}

/** Changes the document's language: its attributes, title and address. */
export function turnDocument(lang: Lang, words: Words): void {
  const { documentElement } = document;
  if (documentElement.lang === lang) return;
  documentElement.lang = lang;
  documentElement.dir = dirOf(lang);
  document.title = words['web.name'];
  history.replaceState(null, '', `/${lang}`);
}
