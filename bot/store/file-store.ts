import type { StoreItems } from 'botbuilder';
import { randomBytes } from 'node:crypto';
import { lutimes, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { LRUCache } from 'lru-cache';

import type { Log } from '../config/log.js';
import { DamagedRecord } from './cipher.js';
import { keyCheck } from './key-check.js';
import type { Keys } from './keys.js';
import { makeFolder } from './owned-dir.js';
import { createQueue } from './queue.js';
import { isNoFile, readOwnFile, writeNew, writeOwnFile } from './safe-file.js';
import { seal, unseal, type Kept } from './seal.js';
import { ETagConflict, isExpired, mayReplace, type StateStore } from './store.js';
import { removeHalfWritten, sweepFolder } from './sweep.js';

export interface FileStoreOptions {
  dir: string;
  keys: Keys;
  /** Milliseconds after its last write until a record reads as absent. */
  ttl: number;
  now: () => number;
  log: Log;
  /** Most files whose content is held in memory. */
  openFiles?: number;
}

const PROBE = Buffer.alloc(4096, 'x');

/** A store with one small encrypted file per key, in 256 folders. */
export function createFileStore(options: FileStoreOptions): StateStore {
  const { keys, ttl, now, log } = options;
  const talks = join(options.dir, 'talks');
  const keyFile = join(options.dir, 'key-check');
  // Two `Low`s on one file would overwrite each other's temporary file. So there is one per file, used by one job at a
  // time.
  const open = new LRUCache<string, Low<Kept | null>>({ max: options.openFiles ?? 500 });
  const queue = createQueue();
  const folders = new Set<string>();
  const damage = new LRUCache<string, true>({ max: 10_000 });

  const fileOf = (name: string): string => join(talks, name.slice(0, 2), `${name}.json`);
  const expired = (savedAt: number): boolean => isExpired(savedAt, now(), ttl);

  async function openLow(key: string): Promise<Low<Kept | null>> {
    const name = keys.hash(key);
    const held = open.get(name);
    if (held) return held;
    const low = new Low<Kept | null>(
      {
        async read() {
          const text = await readOwnFile(fileOf(name));
          return text === null ? null : unseal(text, key, keys);
        },
        write: (kept) => writeOwnFile(fileOf(name), seal(kept!, key, keys)),
      },
      null,
    );
    try {
      await low.read();
      if (low.data === null && (await adopt(key))) await low.read();
    } catch (error) {
      if (!(error instanceof DamagedRecord) && !isNoFile(error)) throw error;
      await setAside(name);
    }
    open.set(name, low);
    return low;
  }

  /** Renames a file from the name made with an old key to its current name. Resolves with whether there was one. */
  async function adopt(key: string): Promise<boolean> {
    const file = fileOf(keys.hash(key));
    for (const old of keys.old) {
      try {
        await makeFolderOnce(dirname(file));
        await rename(fileOf(old.hash(key)), file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    return false;
  }

  async function setAside(name: string): Promise<void> {
    const aside = `${fileOf(name)}.damaged`;
    await rm(aside, { force: true, recursive: true });
    await rename(fileOf(name), aside);
    await lutimes(aside, now() / 1000, now() / 1000);
    damage.set(name, true);
    log.warn('record_damaged');
  }

  async function makeFolderOnce(folder: string): Promise<void> {
    if (!folders.has(folder)) await makeFolder(folder);
    folders.add(folder);
  }

  async function readOne(key: string): Promise<Kept | null> {
    const kept = (await openLow(key)).data;
    if (!kept) return null;
    // Reading deletes nothing, because the clock may be wrong at the moment. Only the sweep deletes.
    return expired(kept.savedAt) ? null : kept;
  }

  async function writeOne(key: string, change: Record<string, unknown>): Promise<void> {
    const { eTag, ...item } = change;
    const kept = await readOne(key);
    if (!mayReplace(eTag, kept?.eTag ?? null)) throw new ETagConflict();
    const low = await openLow(key);
    low.data = structuredClone({ item, eTag: randomBytes(9).toString('base64url'), savedAt: now() });
    try {
      await makeFolderOnce(dirname(fileOf(keys.hash(key))));
      await low.write();
    } catch (error) {
      // Memory is now newer than the file. The next read must read the file again.
      open.delete(keys.hash(key));
      folders.clear();
      throw error;
    }
  }

  async function deleteOne(name: string): Promise<void> {
    open.delete(name);
    await rm(fileOf(name), { force: true, recursive: true });
    await rm(`${fileOf(name)}.damaged`, { force: true, recursive: true });
  }

  return {
    async read(wanted) {
      const found: StoreItems = {};
      for (const key of wanted) {
        const kept = await queue.run(keys.hash(key), () => readOne(key));
        if (kept) found[key] = { ...structuredClone(kept.item), eTag: kept.eTag };
      }
      return found;
    },
    async write(changes: StoreItems) {
      for (const [key, change] of Object.entries(changes)) {
        await queue.run(keys.hash(key), () => writeOne(key, change as Record<string, unknown>));
      }
    },
    async delete(wanted) {
      for (const key of wanted) {
        for (const { hash } of [keys, ...keys.old]) await queue.run(hash(key), () => deleteOne(hash(key)));
      }
    },
    takeDamage: (key) => damage.delete(keys.hash(key)),
    async check() {
      await makeFolder(talks);
      const check = keyCheck(await readOwnFile(keyFile), keys, 'STATE_DIR');
      if (check !== null) await writeOwnFile(keyFile, check);
      // The probe is as large as a talk. An empty file could be made even on a full disk.
      const probe = join(talks, `.probe-${process.pid}`);
      try {
        await writeNew(probe, PROBE);
      } finally {
        await rm(probe, { force: true });
      }
    },
    sweep: () =>
      sweepFolder(talks, { now: now(), ttl, withLock: (name, job) => queue.run(name, job), remove: deleteOne }),
    tidy: () => removeHalfWritten(talks),
  };
}
