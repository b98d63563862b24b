import type { Lang } from '../../model/lang.js';

/** A reference counts so many words, whatever it becomes. */
const REFERENCE = 'x x';

/** How much more a language may use than Dutch for the same: French writes its articles and prepositions apart. */
const FACTOR: Partial<Record<Lang, number>> = { fr: 1.15 };

/** The words of a text as budgets count them: what stands between spaces and has a letter or a digit. */
export function wordCount(text: string): number {
  const plain = text.replace(/\{[^{}]*\}/g, ` ${REFERENCE} `);
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A budget of words in a language. */
export function budgetOf(words: number, lang: Lang): number {
  return Math.floor(words * (FACTOR[lang] ?? 1));
}
