import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** The Firefox to test with: FIREFOX_PATH, else the system's; null if there is none. */
export function findFirefox(): string | null {
  const named = process.env['FIREFOX_PATH'];
  if (named) return existsSync(named) ? named : null;
  return SYSTEM.find((path) => existsSync(path)) ?? null;
}
