import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium to test with: CHROMIUM_PATH, else the system's, else Playwright's own; null if there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : null;
  return [...SYSTEM, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}
