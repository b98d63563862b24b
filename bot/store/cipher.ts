import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import { keysOf, type Keys } from './keys.js';

/** A sealed record that cannot be opened: it is cut off or changed, or its key is unknown. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed record: the id of the master key, and the bytes (nonce, cipher text, tag) in base64. */
export interface Sealed {
  kid: string;
  data: string;
}

/** Encrypts (AES-256-GCM) with the current key. Only the same `key` and `mark` can decrypt it. */
export function encrypt(plain: Buffer, key: string, mark: string, keys: Keys): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.state, iv);
  cipher.setAAD(Buffer.from(`${keys.hash(key)} ${mark}`));
  const data = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { kid: keys.id, data: data.toString('base64') };
}

/** What `encrypt` was given, also if it used an old key. Throws DamagedRecord. */
export function decrypt({ kid, data }: Sealed, key: string, mark: string, keys: Keys): Buffer {
  const sealing = keysOf(kid, keys);
  const bytes = Buffer.from(data, 'base64');
  if (!sealing || bytes.length < IV_BYTES + TAG_BYTES) throw new DamagedRecord('the record cannot be read back');
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing.state, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${sealing.hash(key)} ${mark}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new DamagedRecord('the record cannot be read back');
  }
}
