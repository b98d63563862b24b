import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod/v4';

import type { Keys } from './keys.js';

/** What is kept under one key: the item itself, its version mark, and when it was written (epoch ms). */
export interface Kept {
  item: Record<string, unknown>;
  eTag: string;
  savedAt: number;
}

/** A stored file that cannot be read back: cut short, changed, or written with another key. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
}

const envelope = z.strictObject({
  v: z.literal(1),
  /** Which master key sealed it. */
  kid: z.string(),
  /** In the open, so that the sweep need not decrypt; protected against change. */
  savedAt: z.number(),
  iv: z.base64(),
  data: z.base64(),
});

const TAG_BYTES = 16;

/** Encrypts (AES-256-GCM) a record for the file called `name`; it can be opened only under the same name. */
export function seal(kept: Kept, name: string, keys: Keys): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.state, iv);
  cipher.setAAD(Buffer.from(`${name} ${kept.savedAt}`));
  const text = JSON.stringify({ item: kept.item, eTag: kept.eTag });
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return JSON.stringify({
    v: 1,
    kid: keys.id,
    savedAt: kept.savedAt,
    iv: iv.toString('base64'),
    data: data.toString('base64'),
  });
}

/** The record that `seal` wrote. Throws DamagedRecord. */
export function unseal(text: string, name: string, keys: Keys): Kept {
  try {
    const { savedAt, iv, data } = envelope.parse(JSON.parse(text));
    const sealed = Buffer.from(data, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', keys.state, Buffer.from(iv, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${name} ${savedAt}`));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const open = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    return { ...(JSON.parse(open.toString('utf8')) as Pick<Kept, 'item' | 'eTag'>), savedAt };
  } catch {
    throw new DamagedRecord('the record cannot be read back');
  }
}

/** When a sealed record was written (epoch ms), read without its key; null where that cannot be told. */
export function sealedAt(text: string): number | null {
  try {
    return envelope.parse(JSON.parse(text)).savedAt;
  } catch {
    return null;
  }
}
