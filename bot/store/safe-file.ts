import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;
/** For the owner alone. */
const MODE = 0o600;

/** A file's text; null where there is none. Rejects where it is a folder (EISDIR) or leads elsewhere (ELOOP). */
export async function readOwnFile(path: string): Promise<string | null> {
  let file;
  try {
    file = await open(path, O_RDONLY | O_NOFOLLOW);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Whether something else than a file stands where a file should: a folder, or a link to elsewhere. */
export function isNoFile(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'EISDIR' || code === 'ELOOP';
}

/**
 * Writes a file whole or not at all: beside it first, under a name that must not be there yet, so that no link that
 * somebody laid there is followed. Leaves nothing behind where it rejects.
 */
export async function writeOwnFile(path: string, content: string | Buffer): Promise<void> {
  const half = halfOf(path);
  try {
    await writeNew(half, content);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes a file that is not there. */
export async function writeNew(path: string, content: string | Buffer): Promise<void> {
  // What stands there was left by a program that died, or laid there by somebody: it goes, and what it leads to stays.
  await rm(path, { force: true });
  const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, MODE);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** Where a file is written until it is whole. */
function halfOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}
