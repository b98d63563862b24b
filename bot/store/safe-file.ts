import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;
/** Only the owner may read and write. */
const MODE = 0o600;

/** A file's text; null if there is none. Rejects if it is a folder (EISDIR) or a link (ELOOP). */
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

/** Whether an error means that a folder or a link stands where a file should. */
export function isNoFile(error: unknown): boolean {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === 'EISDIR' || code === 'ELOOP';
}

/**
 * Writes a file completely or not at all. It first writes a new file beside it, and follows no link that somebody may
 * have put there. Leaves nothing behind if it rejects.
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

/** Writes a file that must not exist yet. */
export async function writeNew(path: string, content: string | Buffer): Promise<void> {
  // Left by a program that ended, or put there by somebody. It is removed; if it is a link, its target stays.
  await rm(path, { force: true });
  const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, MODE);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** The path of the file while it is being written. */
function halfOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}
