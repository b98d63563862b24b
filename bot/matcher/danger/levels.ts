import type { Block } from './features.js';

/** What a message that tells of danger brings: help instead of everything else, or one line above the answer. */
export type Level = 'takeover' | 'banner';

/** From which urgency on each level is given, by language: `content/crisis/thresholds.yaml`. */
export type Thresholds = Readonly<Partial<Record<Block, Readonly<Record<Level, number>>>>>;

/** A message of a word or two is like many things. It needs so much more. */
export const SHORT = { words: 2, banner: 0.8, takeover: 1 } as const;

/** The level of a message of so many words; null if it brings none. */
export function levelOf(urgency: number, words: number, thresholds: Readonly<Record<Level, number>>): Level | null {
  const isShort = words <= SHORT.words;
  if (urgency >= thresholds.takeover + (isShort ? SHORT.takeover : 0)) return 'takeover';
  return urgency >= thresholds.banner + (isShort ? SHORT.banner : 0) ? 'banner' : null;
}
