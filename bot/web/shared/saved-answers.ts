import { longDay } from '../../model/day-text.js';
import type { Lang } from '../../model/lang.js';

/** The messages between a page and its service worker, and the form of the offline answers. */

/** The cache in which the service worker saves everything. */
export const SAVED = 'saved';

/** The message that tells the service worker to delete everything and end. */
export const FORGET = 'forget';

/**
 * The message that tells the service worker to delete talks. It goes on trying after the page is closed, and keeps them
 * in memory only.
 */
export interface Deletions {
  deletions: readonly Deletion[];
}

/** A request that deletes a talk. */
export interface Deletion {
  url: string;
  authorization: string;
}

/** The message that tells the service worker what to save: the answers of one language and the files that show them. */
export interface Keep {
  lang: Lang;
  /** The files that saved pages need. Their addresses change with their content. */
  files: readonly string[];
}

/** The address of a language's offline answers: gzipped JSON, which stays small on the device. */
export function packPath(lang: Lang): string {
  return `/saved/${lang}.gz`;
}

/** The offline answers of a language. All of it is HTML written by the server. */
export interface OfflineAnswers {
  lang: Lang;
  /** The HTML at the top of every page. */
  top: string;
  bottom: string;
  /** The content of each page, by path, or by path and query (`?desk=fr`) where that shows another content. */
  pages: Record<string, SavedPage>;
  /** The list of saved pages. It is shown for any other path. */
  list: string;
  /** Notices that contain DATE: when the answers were saved, and that a text is past its check. */
  saved: string;
  overdue: string;
}

export interface SavedPage {
  html: string;
  /** The first day on which a fact of it must be checked again (YYYY-MM-DD); null if there is none. */
  checkBy: string | null;
}

/** The placeholder for a day in a notice. */
export const DATE = '{date}';

/** A saved page as HTML, with its notices. `query`: empty, or with its question mark. Days are written `YYYY-MM-DD`. */
export function savedPage(
  offline: OfflineAnswers,
  path: string,
  query: string,
  savedOn: string,
  today: string,
): string {
  const page = offline.pages[path + query] ?? offline.pages[path];
  const overdue =
    page?.checkBy && page.checkBy < today ? offline.overdue.replace(DATE, longDay(page.checkBy, offline.lang)) : '';
  const notice = offline.saved.replace(DATE, longDay(savedOn, offline.lang));
  return offline.top + notice + overdue + (page?.html ?? offline.list) + offline.bottom;
}
