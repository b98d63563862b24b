import type { PlannedLang } from '../model/lang.js';
import { normalise, wordsOf } from './normalise.js';

/** A text that several parts read, normalised once for all of them. It lives no longer than the call it is read in. */
export class Message {
  /** The normalised text, spelled as in every language but Ukrainian. */
  readonly plain: string;
  private readonly words: readonly string[];
  private french: readonly string[] | null = null;

  /** Reads a text; only its first MAX_TEXT units count. */
  constructor(readonly text: string) {
    this.plain = normalise(text, 'nl');
    this.words = wordsOf(this.plain, 'nl');
  }

  /** Its words; the same array for all languages that split the text the same way. */
  wordsIn(lang: PlannedLang): readonly string[] {
    // Only French treats an apostrophe in a way of its own.
    if (lang !== 'fr' || !this.plain.includes("'")) return this.words;
    return (this.french ??= wordsOf(this.plain, 'fr'));
  }
}

/** A text as a message. */
export function messageOf(text: string | Message): Message {
  return typeof text === 'string' ? new Message(text) : text;
}
