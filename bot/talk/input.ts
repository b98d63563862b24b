import type { Lang, PlannedLang } from '../model/lang.js';

/** What a person did, as every channel says it to the bot. */
export type Input =
  /**
   * The talk is opened or opened again (page loaded, bot added); `lang` where the page asks to go on in its language;
   * `reader` where the client names only a language that has no content.
   */
  | { kind: 'open'; topic?: string | undefined; lang?: Lang | undefined; reader?: PlannedLang | undefined }
  /** What was answered last is told again, since the answer did not arrive. */
  | { kind: 'again' }
  /** Typed words. `files`: photos or files came with them, or instead of them; nobody looks into those. */
  | { kind: 'text'; text: string; files?: boolean | undefined }
  /** A tapped choice, by its language-free id. */
  | { kind: 'choice'; id: string };
