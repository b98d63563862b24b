import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { sealedAt } from './seal.js';

export interface SweepOptions {
  /** Whether what was written then (epoch ms) has expired. */
  expired: (savedAt: number) => boolean;
  /** Deletes a record by the name of its file. */
  remove: (name: string) => Promise<void>;
}

/** Deletes expired records in a store's folder, and damaged ones of that age; resolves with how many. */
export async function sweepFolder(folder: string, options: SweepOptions): Promise<number> {
  let removed = 0;
  for (const shard of await list(folder)) {
    for (const file of await list(join(folder, shard))) {
      if (file.endsWith('.tmp')) continue;
      const path = join(folder, shard, file);
      const writtenAt = file.endsWith('.json') ? await savedAt(path) : await modifiedAt(path);
      if (writtenAt === null || !options.expired(writtenAt)) continue;
      if (file.endsWith('.json')) await options.remove(file.slice(0, -'.json'.length));
      else await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}

/** Removes what a killed process left half-written; only safe while nothing is being written. */
export async function removeHalfWritten(folder: string): Promise<void> {
  for (const shard of await list(folder)) {
    const left = (await list(join(folder, shard))).filter((file) => file.endsWith('.tmp'));
    for (const file of left) await rm(join(folder, shard, file), { force: true });
  }
}

async function savedAt(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(ignoreMissing);
  return text === null ? null : (sealedAt(text) ?? (await modifiedAt(path)));
}

async function modifiedAt(path: string): Promise<number | null> {
  return (await stat(path).catch(ignoreMissing))?.mtimeMs ?? null;
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

/** A talk may be forgotten between listing and reading; and not everything in the folder is a folder. */
function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
