import { constants } from 'node:fs';
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

/** A STATE_DIR that cannot be used. The message tells the operator why. */
export class UnfitStateDir extends Error {
  override readonly name = 'UnfitStateDir';
}

const LOCK = 'lock';

/**
 * Makes a folder and its missing parents, for the owner alone. Rejects with UnfitStateDir if that fails. (Node's own
 * recursive `mkdir` never returns under /proc.)
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      if ((await lstat(dir)).isDirectory()) return;
      throw new UnfitStateDir(`${dir} is no folder`);
    }
    const above = dirname(dir);
    if (code !== 'ENOENT' || above === dir) throw notMade(dir, code);
    await makeFolder(above);
    await mkdir(dir, { mode: 0o700 }).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw notMade(dir, again.code);
    });
  }
}

function notMade(dir: string, code: string | undefined): UnfitStateDir {
  return new UnfitStateDir(`${dir} cannot be made (${code ?? 'unknown reason'})`);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Takes a folder for this program alone, and makes it if it is missing. Resolves with a function that releases it. The
 * program listens on a socket in the folder; when it ends in any way, the socket stops answering, and the next program
 * may take the folder. Rejects with UnfitStateDir if another program holds the folder, or if other users may write to
 * it.
 */
export async function ownFolder(dir: string): Promise<() => Promise<void>> {
  await makeFolder(dir);
  const { mode } = await lstat(dir);
  if ((mode & 0o022) !== 0) {
    throw new UnfitStateDir(`others may write to ${dir} (mode ${(mode & 0o777).toString(8)}); run: chmod 700 ${dir}`);
  }
  // A socket's path must be short, but the folder's path may be long.
  const handle = await open(dir, constants.O_RDONLY | constants.O_DIRECTORY);
  const short = `/proc/self/fd/${handle.fd}`;
  const at = (await exists(short)) ? short : dir;
  const own = join(at, `.${LOCK}-${randomBytes(4).toString('hex')}`);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  server.listen(own);
  try {
    await once(server, 'listening');
    await takeLock(at, own);
  } catch (error) {
    await close(server);
    await handle.close();
    if (error === TAKEN) throw new UnfitStateDir(`another program uses ${dir}; give each its own, or share a Redis`);
    throw new UnfitStateDir(`${dir} cannot be held with a socket in it (${(error as NodeJS.ErrnoException).code})`);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
  return async () => {
    await rm(join(at, LOCK), { force: true });
    await close(server);
    await handle.close();
  };
}

/** Thrown if another program holds the lock. */
const TAKEN = new Error('the lock is taken');

/** Links the socket `own` to the lock's name. Throws TAKEN if a program answers under that name. */
async function takeLock(dir: string, own: string): Promise<void> {
  const lock = join(dir, LOCK);
  for (;;) {
    try {
      return await link(own, lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await answers(lock)) throw TAKEN;
    // The lock is left from a program that ended. Another program may have taken it just now; then it is put back.
    const aside = `${own}-old`;
    await rename(lock, aside).catch(ignoreMissing);
    const alive = await answers(aside);
    if (alive) await link(aside, lock).catch(() => undefined);
    await rm(aside, { force: true });
    if (alive) throw TAKEN;
  }
}

async function answers(path: string): Promise<boolean> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function close(server: Server): Promise<void> {
  if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
