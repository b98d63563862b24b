import type { Lang } from '../../model/lang.js';
import type { Keep } from './saved-answers.js';
import type { Words } from './words.js';

/** What the server gives the browser with every page, in the `data-page` attribute of `<body>`. */
export interface PageData {
  /** The service worker, and what it saves for this language. */
  keep: Keep & { worker: string };
  /** The script that makes days and texts into words to say. It is loaded at first use. */
  aloudAt: string;
}

/** What the server gives with the chat page. */
export interface ChatData extends PageData {
  lang: Lang;
  words: Words;
  /** The addresses of each language's words. */
  wordsAt: Record<Lang, string>;
  /** The address of what is said to readers whose languages are not served yet. It is loaded for them alone. */
  ownAt: string;
  exitUrl: string;
  /** The script that draws QR codes. It is loaded for the first code. */
  qrAt: string;
}
