import type { Lang } from '../../core/lang.js';
import type { Words } from './words.js';

/** What the server hands to the browser with a page, in the `data-page` attribute of `<body>`. */
export interface PageData {
  lang: Lang;
  words: Words;
  /** Where each language's words can be fetched. */
  wordsAt: Record<Lang, string>;
  exitUrl: string;
}
