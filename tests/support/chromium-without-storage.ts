import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type BrowserContext, chromium } from 'playwright-core';

import { tempFolder } from './temp-folder.js';

/** As Chromium itself keeps "Block all cookies": no site may store anything. */
const PREFERENCES = { profile: { default_content_setting_values: { cookies: 2 } } };

/** A Chromium whose owner forbade every site to store anything. */
export async function openWithoutStorage(executablePath: string, args: string[]): Promise<BrowserContext> {
  const profile = await tempFolder();
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return chromium.launchPersistentContext(profile, { executablePath, args, viewport: { width: 360, height: 640 } });
}
