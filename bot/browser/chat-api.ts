import type { Lang, PlannedLang } from '../model/lang.js';
import type { Talk } from '../web/shared/talk.js';
import type { Words } from '../web/shared/words.js';
import type { Dictionary } from './language.js';

/** What the parts of the page can ask of the talk. */
export interface Chat {
  talk(): Talk;
  lang(): Lang;
  words(): Words;
  dictionary: Dictionary;
  /** Begins a talk, or continues the talk of this tab. */
  start(topic: string | null): void;
  /** Sends a typed text or a day. The talk shows `shown` if it differs. */
  say(text: string, shown?: string): void;
  /** Sends a choice. The talk shows its label. */
  choose(choice: { id: string; label: string; lang?: PlannedLang }): void;
  /** Asks for what stands on the screen in another language. The talk shows it, unless nobody has said anything yet. */
  turnTo(wanted: Lang): void;
  /** Sends a failed message again. */
  tryAgain(key: string): void;
  /** Whether a talk was opened. */
  isOpen(): boolean;
  /** Whether this is still the talk that the tab has stored. It is not after quick exit on another page. */
  isCurrent(): boolean;
  /**
   * Ends everything and leaves no trace in this tab. The server deletes the talk, even one that the tab could not
   * store.
   */
  stop(): void;
}
