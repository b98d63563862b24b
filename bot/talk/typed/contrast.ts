import type { Turn } from '../turn-context.js';

/** What a text puts aside, and what it says instead, both normalised. */
export interface Contrast {
  denied: string;
  meant: string;
}

/** Stands for a word that puts something aside; no text that is normalised holds it. */
const ASIDE = '|';

/** Where one side may end. */
const BREAK = /[,،;:\n]|[.!](?=\s|$)|\s[-–]\s/u;

/** The two sides of "not my wife, my mother", "subsidiary, not refugee", "not 2026 but 2025"; null where a text has none. */
export function contrastIn({ context, state }: Turn, text: string, normal: string): Contrast | null {
  const { denies, but, not } = context.spoken;
  const halves = not.get(state.lang) ?? new Set();
  const denied: string[] = [];
  const meant: string[] = [];
  const pieces = text.split(BREAK).filter((piece) => piece.trim() !== '');
  const said = pieces.length > 1 ? pieces.map((piece) => context.normalise(piece, state.lang)) : [normal];
  for (const piece of said) {
    for (const clause of cut(piece, but)) {
      const [before = '', ...after] = cut(clause, denies);
      if (after.length === 0) meant.push(before);
      // In Turkish the word stands behind: "eşim değil, annem".
      else if (after.join('') === '') denied.push(before);
      else {
        // "Ce n'est pas": the first half of a "not" belongs to the second.
        meant.push(
          before
            .split(' ')
            .filter((word) => !halves.has(word))
            .join(' '),
        );
        denied.push(...after);
      }
    }
  }
  const joined = (texts: readonly string[]): string => texts.filter((one) => one !== '').join(' ');
  const found = { denied: joined(denied), meant: joined(meant) };
  return found.denied === '' ? null : found;
}

/** The pieces of a text between whole phrases. */
function cut(normal: string, phrases: Iterable<string>): string[] {
  let left = ` ${normal} `;
  for (const phrase of phrases) left = left.replaceAll(` ${phrase} `, ` ${ASIDE} `);
  return left.split(ASIDE).map((one) => one.trim());
}
