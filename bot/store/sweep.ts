import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { sealedAt } from './seal.js';

export interface SweepOptions {
  /** Whether what was written then (epoch ms) has expired. */
  expired: (savedAt: number) => boolean;
  /** Runs a job on the record of this name when those asked before it are over. */
  withLock: <T>(name: string, job: () => Promise<T>) => Promise<T>;
  /** Deletes a record by its name, within a job that holds it. */
  remove: (name: string) => Promise<void>;
}

/** Deletes expired records in a store's folder, and damaged ones of that age; resolves with how many. */
export async function sweepFolder(folder: string, options: SweepOptions): Promise<number> {
  let removed = 0;
  const isDue = async (path: string): Promise<boolean> => {
    const writtenAt = path.endsWith('.json') ? await savedAt(path) : await modifiedAt(path);
    return writtenAt !== null && options.expired(writtenAt);
  };
  for (const shard of await list(folder)) {
    for (const file of await list(join(folder, shard))) {
      const path = join(folder, shard, file);
      if (file.endsWith('.tmp') || !(await isDue(path))) continue;
      const [name = ''] = file.split('.');
      const done = await options.withLock(name, async () => {
        // A turn that was under way may have written it anew.
        if (!(await isDue(path))) return false;
        await (file.endsWith('.json') ? options.remove(name) : rm(path, { force: true }));
        return true;
      });
      if (done) removed += 1;
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
