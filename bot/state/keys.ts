import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The keys for each purpose, derived from one master key. */
export interface Keys {
  /** Names the master key without telling it. */
  id: string;
  /** Signs Direct Line tokens. */
  token: Buffer;
  /** Encrypts what is stored of a talk (AES-256). */
  state: Buffer;
  /** A short name for `text` (32 hex digits) from which it cannot be found again; for file names and logs. */
  hash(text: string): string;
}

/** Derives the keys (HKDF, SHA-256) from a master key of 32 bytes. */
export function deriveKeys(master: Buffer): Keys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `family-guide ${purpose}`, 32));
  const names = derive('names');
  return {
    id: derive('key id').toString('hex').slice(0, 12),
    token: derive('tokens'),
    state: derive('state'),
    hash: (text) => createHmac('sha256', names).update(text).digest('hex').slice(0, 32),
  };
}

/**
 * The key that is made once for a STATE_DIR where none is set, so that talks outlive a restart in development too.
 * Throws where the folder cannot be written or the file is not a key.
 */
export async function developmentKey(stateDir: string): Promise<Buffer> {
  const file = join(stateDir, 'dev-key');
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
  if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes in base64; delete it and start again`);
  return key;
}
