import { lstat, lutimes, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { isNoFile, readOwnFile } from './safe-file.js';
import { sealedAt } from './seal.js';

export interface SweepOptions {
  /** The time by a clock that does not jump, in epoch ms. */
  now: number;
  /** Milliseconds after its last write until a record has expired. */
  ttl: number;
  /** Runs a job on the record of this name after the jobs before it. */
  withLock: <T>(name: string, job: () => Promise<T>) => Promise<T>;
  /** Deletes a record by its name. Called within a job that holds the record. */
  remove: (name: string) => Promise<void>;
}

/** Deletes expired records in a store's folder, and damaged ones of that age. Resolves with the number. */
export async function sweepFolder(folder: string, options: SweepOptions): Promise<number> {
  let removed = 0;
  const { now, ttl } = options;
  const isDue = async (path: string): Promise<boolean> => {
    const writtenAt = path.endsWith('.json') ? await savedAt(path) : await modifiedAt(path);
    if (writtenAt === null || writtenAt <= now + ttl) return writtenAt !== null && now - writtenAt > ttl;
    // Written while the clock was ahead. Its lifetime starts when the sweep first notices it.
    const noticedAt = (await modifiedAt(path)) ?? now;
    if (noticedAt > now + ttl) await lutimes(path, now / 1000, now / 1000);
    return now - noticedAt > ttl;
  };
  for (const shard of await list(folder)) {
    for (const file of await list(join(folder, shard))) {
      const path = join(folder, shard, file);
      if (file.endsWith('.tmp') || !(await isDue(path))) continue;
      const [name = ''] = file.split('.');
      const done = await options.withLock(name, async () => {
        // A running turn may have written it again.
        if (!(await isDue(path))) return false;
        await (file.endsWith('.json') ? options.remove(name) : rm(path, { force: true, recursive: true }));
        return true;
      });
      if (done) removed += 1;
    }
  }
  return removed;
}

/** Removes half-written files of a killed process. Only safe while nothing is being written. */
export async function removeHalfWritten(folder: string): Promise<void> {
  for (const shard of await list(folder)) {
    const left = (await list(join(folder, shard))).filter((file) => file.endsWith('.tmp'));
    for (const file of left) await rm(join(folder, shard, file), { force: true });
  }
}

async function savedAt(path: string): Promise<number | null> {
  const text = await readOwnFile(path).catch((error: NodeJS.ErrnoException) => {
    if (isNoFile(error)) return '';
    return ignoreMissing(error);
  });
  return text === null ? null : (sealedAt(text) ?? (await modifiedAt(path)));
}

async function modifiedAt(path: string): Promise<number | null> {
  return (await lstat(path).catch(ignoreMissing))?.mtimeMs ?? null;
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

/** A talk may be deleted between listing and reading. Also, the folder may contain files where folders are expected. */
function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
