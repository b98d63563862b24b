import type { Lang } from '../../model/lang.js';

/** A reference counts so many words, whatever it becomes. */
const REFERENCE = 'x x';

/**
 * How much more a language may use than Dutch for the same. French writes its articles and prepositions apart; Dari, Pashto,
 * Tigrinya and Somali also what Dutch joins into one word, and they say around it what they have no word for.
 */
const FACTOR: Partial<Record<Lang, number>> = { fr: 1.15, prs: 1.2, ps: 1.2, ti: 1.2, so: 1.2, tr: 1.05, uk: 1.05 };

/** The words of a text as budgets count them: what stands between spaces and has a letter or a digit. */
export function wordCount(text: string): number {
  const plain = text.replace(/\{[^{}]*\}/g, ` ${REFERENCE} `);
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A budget of words in a language. */
export function budgetOf(words: number, lang: Lang): number {
  return Math.floor(words * (FACTOR[lang] ?? 1));
}
