import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { CONTENT_DIR } from '../../bot/content/load.js';
import { type LanguagesFile, languagesSchema } from '../../bot/content/schema/languages.js';
import { type Lang, LANGS } from '../../bot/model/lang.js';

const file: LanguagesFile = languagesSchema.parse(parse(readFileSync(join(CONTENT_DIR, 'languages.yaml'), 'utf8')));

/** The languages that have every topic, for tests that walk through all of them. */
export const WHOLE_LANGS: readonly Lang[] = LANGS.filter((lang) => file.languages[lang] === 'whole');

/** Whether a language has every topic. */
export function isWhole(lang: string): boolean {
  return (WHOLE_LANGS as readonly string[]).includes(lang);
}
