import type { Lang } from '../../model/lang.js';

/** What a page and its service worker say to each other, and the form of the saved answers. */

/** The cache in which the service worker keeps everything. */
export const SAVED = 'saved';

/** Tells the service worker to delete all and end itself. */
export const FORGET = 'forget';

/** Tells the service worker to have talks deleted: it goes on trying when the page is gone, and keeps them in memory only. */
export interface Deletions {
  deletions: readonly Deletion[];
}

/** A request that deletes a talk. */
export interface Deletion {
  url: string;
  authorization: string;
}

/** Tells the service worker what to keep: the answers of one language and the files that show them. */
export interface Keep {
  lang: Lang;
  /** The files that saved pages need, whose addresses change with their content. */
  files: readonly string[];
}

/** Where the answers of a language are: a gzipped JSON file, so that it is as small on the device as on the way. */
export function packPath(lang: Lang): string {
  return `/saved/${lang}.gz`;
}

/** The answers of a language. Everything in it is HTML that the server has written. */
export interface OfflineAnswers {
  lang: Lang;
  /** What every page begins and ends with. */
  top: string;
  bottom: string;
  /** What stands between, by path. */
  pages: Record<string, SavedPage>;
  /** The list of what is saved, for any other path. */
  list: string;
  /** Notices with DATE in them: when the answers were saved, and that a text had to be checked again. */
  saved: string;
  overdue: string;
}

export interface SavedPage {
  html: string;
  /** The first day on which a fact on it has to be checked again (YYYY-MM-DD); null where none has to be. */
  checkBy: string | null;
}

/** Stands in a notice where the day goes. */
export const DATE = '{date}';

/** A saved page as HTML, with its notices. Days are written `YYYY-MM-DD`. */
export function savedPage(offline: OfflineAnswers, path: string, savedOn: string, today: string): string {
  const page = offline.pages[path];
  const dateText = (day: string): string =>
    new Intl.DateTimeFormat(`${offline.lang}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  const overdue = page?.checkBy && page.checkBy < today ? offline.overdue.replace(DATE, dateText(page.checkBy)) : '';
  const notice = offline.saved.replace(DATE, dateText(savedOn));
  return offline.top + notice + overdue + (page?.html ?? offline.list) + offline.bottom;
}
