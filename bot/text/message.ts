import type { PlannedLang } from '../model/lang.js';
import { normalise, wordsOf } from './normalise.js';

/** A text that several readers use, normalised only once. It exists only during one call. */
export class Message {
  /** The normalised text, for every language except Ukrainian. */
  readonly plain: string;
  private readonly words: readonly string[];
  private french: readonly string[] | null = null;

  /** Takes a text. Only its first MAX_TEXT units count. */
  constructor(readonly text: string) {
    this.plain = normalise(text, 'nl');
    this.words = wordsOf(this.plain, 'nl');
  }

  /** Its words. Languages that split text in the same way get the same array. */
  wordsIn(lang: PlannedLang): readonly string[] {
    // Only French splits at an apostrophe.
    if (lang !== 'fr' || !this.plain.includes("'")) return this.words;
    return (this.french ??= wordsOf(this.plain, 'fr'));
  }
}

/** A text as a message. */
export function messageOf(text: string | Message): Message {
  return typeof text === 'string' ? new Message(text) : text;
}
