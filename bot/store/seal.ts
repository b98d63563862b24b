import { z } from 'zod/v4';

import { DamagedRecord, decrypt, encrypt } from './cipher.js';
import type { Keys } from './keys.js';

/** What is stored under one key: the item, its version mark, and when it was written (epoch ms). */
export interface Kept {
  item: Record<string, unknown>;
  eTag: string;
  savedAt: number;
}

const envelope = z.strictObject({
  v: z.literal(2),
  /** The id of the master key that sealed it. */
  kid: z.string(),
  /** Not encrypted, so that the sweep can read it. Protected against changes. */
  savedAt: z.number(),
  data: z.base64(),
});

/** A record as encrypted text. Only the same key can open it. */
export function seal(kept: Kept, key: string, keys: Keys): string {
  const plain = Buffer.from(JSON.stringify({ item: kept.item, eTag: kept.eTag }));
  return JSON.stringify({ v: 2, savedAt: kept.savedAt, ...encrypt(plain, key, String(kept.savedAt), keys) });
}

/** The record that `seal` wrote. Throws DamagedRecord. */
export function unseal(text: string, key: string, keys: Keys): Kept {
  const found = read(text);
  if (!found) throw new DamagedRecord('the record cannot be read back');
  const plain = decrypt(found, key, String(found.savedAt), keys).toString('utf8');
  return { ...(JSON.parse(plain) as Pick<Kept, 'item' | 'eTag'>), savedAt: found.savedAt };
}

/** When a sealed record was written (epoch ms), read without the key; null if it cannot be read. */
export function sealedAt(text: string): number | null {
  return read(text)?.savedAt ?? null;
}

function read(text: string): z.infer<typeof envelope> | null {
  try {
    return envelope.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
