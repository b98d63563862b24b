import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, strToU8 } from 'fflate';

import { type Lang, SOURCE_LANG } from '../../model/lang.js';
import { ROOT } from '../../config/paths.js';
import { readLocale } from '../../content/locale.js';
import { type AppWords, localisationOf, manifestOf, otherLangs } from './manifest.js';
import type { PackageSettings } from './settings.js';

const ICONS = join(ROOT, 'bot', 'teams', 'package');

/** The files of the package. JSON files are still data. */
export interface AppPackage {
  manifest: object;
  /** By language. */
  localisations: ReadonlyMap<Lang, object>;
  icons: Record<'color.png' | 'outline.png', Buffer>;
}

/** Makes the package. Throws if a file of the project cannot be read. */
export function appPackage(settings: PackageSettings): AppPackage {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const icon = (name: string): Buffer => readFileSync(join(ICONS, name));
  return {
    manifest: manifestOf(wordsOf(SOURCE_LANG), version, settings),
    localisations: new Map(otherLangs().map((lang) => [lang, localisationOf(wordsOf(lang))])),
    icons: { 'color.png': icon('color.png'), 'outline.png': icon('outline.png') },
  };
}

/** The package as a zip file; the same package always gives the same bytes. */
export function zipped({ manifest, localisations, icons }: AppPackage): Uint8Array {
  const json = (data: object): Uint8Array => strToU8(`${JSON.stringify(data, null, 2)}\n`);
  const words = [...localisations].map(([lang, data]) => [`${lang}.json`, json(data)] as const);
  return zipSync(
    { 'manifest.json': json(manifest), ...Object.fromEntries(words), ...icons },
    { level: 9, mtime: new Date(1980, 0, 1) },
  );
}

function wordsOf(lang: Lang): AppWords {
  return (readLocale(lang)['teams'] as unknown as { app: AppWords }).app;
}
