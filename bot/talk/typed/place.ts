import type { Region } from '../../model/facts.js';
import type { Lang } from '../../model/lang.js';
import type { TurnContext } from '../turn-context.js';
import { namesMoney } from './spoken.js';

/** Where the only place that a text names lies; null where it names none. A sum beside words is no place. */
export function placeIn({ place, spoken }: TurnContext, text: string, lang: Lang): Region | 'abroad' | null {
  return namesMoney(text, spoken) ? null : place(text, lang);
}
