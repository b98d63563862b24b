import type { Keys } from './keys.js';
import { StateUnavailable } from './unavailable.js';

/** The stored talks were sealed with an unknown key. This program could neither read nor delete them. */
export class OtherStateKey extends StateUnavailable {
  constructor(where: string) {
    super(`${where} was filled with another STATE_KEY; set that key, name it in STATE_KEY_OLD, or empty ${where}`);
  }
}

/**
 * Checks that stored talks were sealed with a key that this program has. A keyed hash lies beside the talks; the key
 * cannot be found from it. `found`: the stored hash, or null. Returns the hash to store; null if nothing must be
 * stored.
 * @throws OtherStateKey
 */
export function keyCheck(found: string | null, keys: Keys, where: string): string | null {
  const [present, ...old] = [keys, ...keys.old].map(({ hash }) => hash('key check'));
  if (found === present) return null;
  if (found === null || old.includes(found)) return present!;
  throw new OtherStateKey(where);
}
