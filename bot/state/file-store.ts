import type { Storage, StoreItems } from 'botbuilder';
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { DataFile } from 'lowdb/node';

import type { Log } from '../log.js';
import type { Keys } from './keys.js';
import { LruMap } from './lru.js';
import { createQueue } from './queue.js';
import { DamagedRecord, seal, unseal, type Kept } from './seal.js';
import { sweepFolder } from './sweep.js';

/** A write was based on a version that is no longer the stored one. */
export class ETagConflict extends Error {
  override readonly name = 'ETagConflict';
  constructor() {
    super('eTag conflict: the record was changed after it was read');
  }
}

/** Bot Framework's store, with what our own channels need beside. */
export interface StateStore extends Storage {
  /** Whether the last read of this key found a file that could not be read back; told once. */
  takeDamage(key: string): boolean;
  /** Rejects where nothing can be written. */
  check(): Promise<void>;
  /** Deletes what has expired; resolves with how many. `atStart`: also what a killed process left half-written. */
  sweep(atStart?: boolean): Promise<number>;
}

export interface FileStoreOptions {
  dir: string;
  keys: Keys;
  /** Milliseconds after which a record not written again reads as absent. */
  ttl: number;
  now: () => number;
  log: Log;
  /** How many files' contents are held in memory at most. */
  openFiles?: number;
}

/**
 * A store of one small encrypted file per key, in 256 folders. `eTag`: absent or `*` overwrites whatever there is; an
 * empty one means that nothing may be there; any other must be the one last read, or the write throws ETagConflict.
 */
export function createFileStore(options: FileStoreOptions): StateStore {
  const { keys, ttl, now, log } = options;
  const talks = join(options.dir, 'talks');
  // Two `Low`s on one file would write over each other's temporary file: hence one per file, used by one job at a time.
  const open = new LruMap<string, Low<Kept | null>>(options.openFiles ?? 500);
  const queue = createQueue();
  const folders = new Set<string>();
  const damage = new Set<string>();

  const fileOf = (name: string): string => join(talks, name.slice(0, 2), `${name}.json`);
  const expired = (savedAt: number): boolean => now() - savedAt > ttl;

  async function openLow(name: string): Promise<Low<Kept | null>> {
    const held = open.get(name);
    if (held) return held;
    const low = new Low<Kept | null>(
      new DataFile<Kept | null>(fileOf(name), {
        parse: (text) => unseal(text, name, keys),
        stringify: (kept) => seal(kept!, name, keys),
      }),
      null,
    );
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      await setAside(name);
    }
    open.set(name, low);
    return low;
  }

  async function setAside(name: string): Promise<void> {
    const aside = `${fileOf(name)}.damaged`;
    await rename(fileOf(name), aside);
    await utimes(aside, now() / 1000, now() / 1000);
    damage.add(name);
    log.warn('record_damaged', { record: name });
  }

  async function readOne(name: string): Promise<Kept | null> {
    const kept = (await openLow(name)).data;
    if (!kept) return null;
    if (!expired(kept.savedAt)) return kept;
    await deleteOne(name);
    return null;
  }

  async function writeOne(name: string, change: Record<string, unknown>): Promise<void> {
    const { eTag, ...item } = change;
    const kept = await readOne(name);
    if (eTag !== undefined && eTag !== '*' && eTag !== (kept?.eTag ?? '')) throw new ETagConflict();
    const low = await openLow(name);
    low.data = structuredClone({ item, eTag: randomBytes(9).toString('base64url'), savedAt: now() });
    try {
      const folder = dirname(fileOf(name));
      if (!folders.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
      folders.add(folder);
      await low.write();
    } catch (error) {
      // What is in memory would be ahead of the file: read again next time.
      open.delete(name);
      folders.clear();
      throw error;
    }
  }

  async function deleteOne(name: string): Promise<void> {
    open.delete(name);
    await rm(fileOf(name), { force: true });
    await rm(`${fileOf(name)}.damaged`, { force: true });
  }

  return {
    async read(wanted) {
      const found: StoreItems = {};
      for (const key of wanted) {
        const name = keys.hash(key);
        const kept = await queue.run(name, () => readOne(name));
        if (kept) found[key] = { ...structuredClone(kept.item), eTag: kept.eTag };
      }
      return found;
    },
    async write(changes: StoreItems) {
      for (const [key, change] of Object.entries(changes)) {
        const name = keys.hash(key);
        await queue.run(name, () => writeOne(name, change as Record<string, unknown>));
      }
    },
    async delete(wanted) {
      for (const key of wanted) {
        const name = keys.hash(key);
        await queue.run(name, () => deleteOne(name));
      }
    },
    takeDamage: (key) => damage.delete(keys.hash(key)),
    async check() {
      await mkdir(options.dir, { recursive: true, mode: 0o700 });
      const probe = join(options.dir, `.probe-${randomBytes(6).toString('hex')}`);
      await writeFile(probe, '');
      await unlink(probe);
    },
    sweep: (atStart = false) =>
      sweepFolder(talks, { expired, atStart, remove: (name) => queue.run(name, () => deleteOne(name)) }),
  };
}
