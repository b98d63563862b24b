import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../../config/paths.js';

export interface NewFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

/** The templates of new files. */
export const TEMPLATES = join(ROOT, 'bot', 'tools', 'content', 'templates');

/**
 * What `npm run new` would write, what is missing then, and what to do next; or why it cannot. `changes`: new texts of
 * existing files.
 */
export type Planned =
  { ok: true; files: NewFile[]; changes: NewFile[]; missing: string[]; next: string[] } | { ok: false; reason: string };

/** The first of the files that already exists under `root`; null if none does. */
export function existing(files: readonly NewFile[], root: string): string | null {
  return files.find(({ path }) => existsSync(join(root, path)))?.path ?? null;
}

/** Writes the files under `root`, with their folders. @throws Error if one exists already. */
export function writeFiles(files: readonly NewFile[], root: string): void {
  for (const { path, text } of files) {
    const at = join(root, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text, { flag: 'wx' });
  }
}

/** Writes the new texts of existing files under `root`. */
export function changeFiles(changes: readonly NewFile[], root: string): void {
  for (const { path, text } of changes) writeFileSync(join(root, path), text, { flag: 'r+' });
}
