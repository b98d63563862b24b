import type { Words } from '../words.js';

/** What a block needs to know of its page. */
export interface BlockContext {
  words: Words;
  /** In the running chat rather than on a plain page. */
  inChat: boolean;
}
