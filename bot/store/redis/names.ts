import { createHash } from 'node:crypto';

/**
 * A Redis key. The hash of what it belongs to stands in braces: no id can be read from it, and a cluster keeps keys
 * with the same braces together.
 */
export function redisName(kind: 'state' | 'damaged' | 'lock' | 'words' | 'gone' | 'count', hashed: string): string {
  return `guide:{${hashed}}:${kind}`;
}

/**
 * A hash without a key, so that all instances get the same name while the key is being changed. Only for ids of 144
 * random bits, which nobody can guess; a person with the id learns only that it exists. What can be guessed (an
 * address, a Teams conversation) needs the keyed hash.
 */
export function hashOfRandom(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}
