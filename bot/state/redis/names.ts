import type { Keys } from '../keys.js';

/**
 * Redis keys. What they belong to stands in braces, as a keyed hash: no id can be read from them, and a cluster keeps
 * those of one thing together.
 */
export function redisName(kind: 'state' | 'damaged' | 'lock' | 'words' | 'gone' | 'count', hashed: string): string {
  return `guide:{${hashed}}:${kind}`;
}

/** The keyed hashes under which something may stand: the present one first, then those of old keys. */
export function hashesOf(key: string, keys: Keys): [string, ...string[]] {
  return [keys.hash(key), ...keys.old.map((old) => old.hash(key))];
}
