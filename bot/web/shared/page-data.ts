import type { Lang } from '../../model/lang.js';
import type { Keep } from './saved-answers.js';
import type { Words } from './words.js';

/** What the server hands to the browser with every page, in the `data-page` attribute of `<body>`. */
export interface PageData {
  /** The service worker, and what it keeps for this language. */
  keep: Keep & { worker: string };
}

/** What it hands over with the chat. */
export interface ChatData extends PageData {
  lang: Lang;
  words: Words;
  /** Where each language's words can be fetched. */
  wordsAt: Record<Lang, string>;
  exitUrl: string;
  /** The script that draws QR codes, loaded when the first is wanted. */
  qrAt: string;
}
