import { distance } from 'fastest-levenshtein';

import { SETTING_NAMES } from './config.js';

/** Our settings' names start like this. Other variables of the machine are not our concern. */
const OURS = /^(STATE_|LIMIT_|METRICS_|TRUSTED_|MicrosoftApp)/i;
/** systemd sets it for a unit with `StateDirectory=`. */
const FOREIGN: ReadonlySet<string> = new Set(['STATE_DIRECTORY']);
/** Shorter names (HOST, PORT) are too similar to many others. */
const SHORTEST = 7;

export interface UnknownSettings {
  /** Names that are almost a setting's name, so probably misspelt. The program must not start with them. */
  misspelt: { name: string; meant: string }[];
  /** Other names that nothing reads. */
  unread: string[];
}

/**
 * Names that look like settings but are none. From the process' environment: only names that are close to a setting's
 * name or start like ours. From `.env`, which is ours alone: all.
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

/** The setting that a name probably means: only its case differs, or one letter (two in longer names); null if none. */
function nearest(name: string): string | null {
  const [best] = SETTING_NAMES.filter((known) => known.length >= SHORTEST)
    .map((known) => ({ known, off: distance(name.toUpperCase(), known.toUpperCase()) }))
    .filter(({ known, off }) => off <= (known.length > 8 ? 2 : 1))
    .sort((a, b) => a.off - b.off);
  return best?.known ?? null;
}
