import { createHash } from 'node:crypto';

/**
 * Redis keys. What they belong to stands in braces, as a hash: no id can be read from them, and a cluster keeps those of
 * one thing together.
 */
export function redisName(kind: 'state' | 'damaged' | 'lock' | 'words' | 'gone' | 'count', hashed: string): string {
  return `guide:{${hashed}}:${kind}`;
}

/**
 * A hash without a key, so that all instances find what it names while the key is being changed. Only for ids of 144
 * random bits: nobody finds such an id by trying, and whoever has it already learns no more than that it is there. What
 * can be guessed (an address, a Teams conversation) needs the keyed hash.
 */
export function hashOfRandom(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}
