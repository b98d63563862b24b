import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { forLangs, type Lang } from '../model/lang.js';
import { ROOT } from '../config/paths.js';

/** The interface's words in one language: nested texts by key. Some keys hold lists of words that people type. */
export type LocaleTree = { [key: string]: string | LocaleTree };
export type Locales = Readonly<Record<Lang, LocaleTree>>;

export const LOCALES_DIR = join(ROOT, 'locales');

/** The interface's words in one language, from `locales/<lang>.json`. */
export function readLocale(lang: Lang, dir: string = LOCALES_DIR): LocaleTree {
  return JSON.parse(readFileSync(join(dir, `${lang}.json`), 'utf8')) as LocaleTree;
}

/** The interface's words in every language. */
export function readLocales(dir: string = LOCALES_DIR): Locales {
  return forLangs((lang) => readLocale(lang, dir));
}

/** The text at a path such as `choices.back`; undefined if there is none. */
export function localeText(tree: LocaleTree, path: string): string | undefined {
  let at: string | LocaleTree | undefined = tree;
  for (const key of path.split('.')) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Every text of the interface with its path, without the lists of words that people type. */
export function localeTexts(tree: LocaleTree, path: readonly string[] = []): { path: string[]; text: string }[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = [...path, key];
    if (typeof value === 'string') return [{ path: at, text: value }];
    return Array.isArray(value) ? [] : localeTexts(value, at);
  });
}

/** The line (from 1) of a text in `locales/<lang>.json`; null if it is not there. The files have one text a line. */
export function localeLine(lang: Lang, { path, text }: { path: readonly string[]; text: string }): number | null {
  const entry = `${JSON.stringify(path.at(-1))}: ${JSON.stringify(text)}`;
  const lines = readFileSync(join(LOCALES_DIR, `${lang}.json`), 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(entry));
  return index < 0 ? null : index + 1;
}
