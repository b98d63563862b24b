import type { Keys } from './keys.js';
import { StateUnavailable } from './unavailable.js';

/** What is kept was sealed with a key that this program does not know: it would neither read nor forget those talks. */
export class OtherStateKey extends StateUnavailable {
  constructor(where: string) {
    super(`${where} was filled with another STATE_KEY; set that key, name it in STATE_KEY_OLD, or empty ${where}`);
  }
}

/**
 * What stands beside the talks to tell whether a program has their key: a keyed hash, from which the key cannot be found.
 * `found`: what stands there now, null where nothing does. Gives what has to be written there, null where it may stay.
 * @throws OtherStateKey
 */
export function keyCheck(found: string | null, keys: Keys, where: string): string | null {
  const [present, ...old] = [keys, ...keys.old].map(({ hash }) => hash('key check'));
  if (found === present) return null;
  if (found === null || old.includes(found)) return present!;
  throw new OtherStateKey(where);
}
