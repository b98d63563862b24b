import type { Region } from '../../model/facts.js';
import type { Lang } from '../../model/lang.js';
import type { TurnContext } from '../turn-context.js';

/** Where the only place that a text names lies; null where it names none. A sum beside words is no place. */
export function placeIn({ place, spoken }: TurnContext, text: string, lang: Lang): Region | 'abroad' | null {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+|€/gu) ?? [];
  return words.some((word) => spoken.money.has(word)) ? null : place(text, lang);
}
