import { langOfTag } from '../model/lang.js';

/**
 * The address of ours that a typed one means: `/nl/deposit.start` for `/NL-BE/Deposit.Start/`. Addresses are printed, and
 * people type them with capitals, a region or a slash at the end. Null if the path is written as ours are, or does not
 * begin with a language that has content. It always begins with that language, so it never leads to another site.
 */
export function tidyAddress(path: string): string | null {
  if (!/^[\w./-]+$/.test(path)) return null;
  const [first, ...rest] = path.split('/').filter((part) => part !== '');
  const lang = langOfTag(first);
  if (lang === null) return null;
  const tidy = ['', lang, ...rest].join('/').toLowerCase();
  return tidy === path ? null : tidy;
}
