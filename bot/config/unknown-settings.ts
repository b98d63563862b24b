import { distance } from 'fastest-levenshtein';

import { SETTING_NAMES } from './config.js';

/** What names begin with that are ours; others of the machine's variables are no business of ours. */
const OURS = /^(STATE_|LIMIT_|METRICS_|TRUSTED_|MicrosoftApp)/i;
/** Set by systemd where the unit has `StateDirectory=`. */
const FOREIGN: ReadonlySet<string> = new Set(['STATE_DIRECTORY']);
/** Shorter names (HOST, PORT) are near to too many others. */
const SHORTEST = 7;

export interface UnknownSettings {
  /** Names that are almost those of a setting, so surely meant as it: not to be started with. */
  misspelt: { name: string; meant: string }[];
  /** Other names that nothing reads. */
  unread: string[];
}

/**
 * Names that look like settings and are none. In the environment of the process only those that are near to a setting's
 * name, or begin as ours do; in `.env`, which is ours alone, every one.
 */
export function unknownSettings(environment: Iterable<string>, envFile: Iterable<string>): UnknownSettings {
  const fromFile = new Set(envFile);
  const known = new Set(SETTING_NAMES);
  const found: UnknownSettings = { misspelt: [], unread: [] };
  for (const name of new Set([...environment, ...fromFile])) {
    if (known.has(name) || FOREIGN.has(name)) continue;
    const meant = nearest(name);
    if (meant !== null) found.misspelt.push({ name, meant });
    else if (fromFile.has(name) || OURS.test(name)) found.unread.push(name);
  }
  return found;
}

/** The setting that a name is a slip of: another case, or one letter off, two in longer names; null where there is none. */
function nearest(name: string): string | null {
  const [best] = SETTING_NAMES.filter((known) => known.length >= SHORTEST)
    .map((known) => ({ known, off: distance(name.toUpperCase(), known.toUpperCase()) }))
    .filter(({ known, off }) => off <= (known.length > 8 ? 2 : 1))
    .sort((a, b) => a.off - b.off);
  return best?.known ?? null;
}
