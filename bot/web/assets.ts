import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isLang, LANGS, type Lang, PLANNED_LANGS } from '../model/lang.js';
import { ROOT } from '../config/paths.js';
import { type Body, createBody, hashOf } from '../http/body.js';
import { ownWords } from '../render/translations.js';
import type { Site } from './site.js';
import { clientWords } from './shared/words.js';

const FILES = {
  'first.js': 'text/javascript; charset=utf-8',
  'qr.js': 'text/javascript; charset=utf-8',
  'aloud.js': 'text/javascript; charset=utf-8',
  'sw.js': 'text/javascript; charset=utf-8',
  'embed.js': 'text/javascript; charset=utf-8',
  'client.js': 'text/javascript; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'client.css': 'text/css; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'favicon.ico': 'image/x-icon',
} as const;

export type AssetName = keyof typeof FILES;

export interface Assets {
  /** The file of this name under `/assets/`. */
  get(name: string): Body | undefined;
  /** The address of a file, with a hash of its content. */
  path(name: AssetName): string;
  /** Whether an address with its query has the right hash. Then its content never changes. */
  lasts(address: string): boolean;
  /** The addresses of each language's words. */
  words: Record<Lang, string>;
  /** The address of what is said, in their own languages, to readers whom we do not serve yet. */
  ownWords: string;
}

const BEST = 11;

/**
 * The built files of `dist/web`, and each language's words for the browser. Throws if a file is missing, which means
 * that the client was not built.
 */
export function loadAssets(site: Site): Assets {
  const bodies = new Map<string, Body>();
  const paths = new Map<string, string>();
  const add = (name: string, type: string, content: string | Buffer): string => {
    const path = `/assets/${name}?v=${hashOf(content)}`;
    bodies.set(name, createBody(type, content, BEST));
    paths.set(name, path);
    return path;
  };
  for (const [name, type] of Object.entries(FILES)) add(name, type, readFileSync(join(ROOT, 'dist', 'web', name)));
  const words = LANGS.map((lang) => {
    const json = JSON.stringify(clientWords(site.ui(lang), site.help(lang)));
    return [lang, add(`ui.${lang}.json`, 'application/json; charset=utf-8', json)];
  });
  const unserved = PLANNED_LANGS.filter((lang) => !isLang(lang));
  const own = JSON.stringify(Object.fromEntries(unserved.map((lang) => [lang, ownWords(lang, 'danger')])));
  const ownAt = add('own.json', 'application/json; charset=utf-8', own);
  const lasting = new Set(paths.values());
  return {
    get: (name) => bodies.get(name),
    path: (name) => paths.get(name)!,
    lasts: (address) => lasting.has(address),
    words: Object.fromEntries(words) as Record<Lang, string>,
    ownWords: ownAt,
  };
}
