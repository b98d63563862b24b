import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeFolder } from './owned-dir.js';

/** The keys for each purpose, derived from one master key. */
interface MasterKeys {
  /** An id of the master key that does not reveal it. */
  id: string;
  /** Signs Direct Line tokens. */
  token: Buffer;
  /** Encrypts the stored state of a talk (AES-256). */
  state: Buffer;
  /**
   * A short name for `text` (32 hex digits) that cannot be turned back into it. For file names, Redis keys and logs.
   */
  hash(text: string): string;
}

/** The current keys and the old ones. The old ones only read what they signed or sealed. */
export interface Keys extends MasterKeys {
  old: readonly MasterKeys[];
}

/** Derives the keys (HKDF, SHA-256) from a master key of 32 bytes and from earlier master keys. */
export function deriveKeys(master: Buffer, earlier: readonly Buffer[] = []): Keys {
  return { ...derive(master), old: earlier.map(derive) };
}

/** The current or old keys with this id; undefined if there are none. */
export function keysOf(id: string, keys: Keys): MasterKeys | undefined {
  return [keys, ...keys.old].find((one) => one.id === id);
}

/** The names (`hash`) of a text: first with the current key, then with the old ones. */
export function hashesOf(text: string, keys: Keys): [string, ...string[]] {
  return [keys.hash(text), ...keys.old.map((old) => old.hash(text))];
}

function derive(master: Buffer): MasterKeys {
  const make = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `family-guide ${purpose}`, 32));
  const names = make('names');
  return {
    id: make('key id').toString('hex').slice(0, 12),
    token: make('tokens'),
    state: make('state'),
    hash: (text) => createHmac('sha256', names).update(text).digest('hex').slice(0, 32),
  };
}

/**
 * A key for development, made once per STATE_DIR, so that talks survive a restart there too. Throws if the folder
 * cannot be written or the file is not a key.
 */
export async function developmentKey(stateDir: string): Promise<Buffer> {
  const file = join(stateDir, 'dev-key');
  await makeFolder(stateDir);
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes in base64; delete it and start again`);
  return key;
}
