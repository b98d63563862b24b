import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parseDocument } from 'yaml';

import { CONTENT_DIR } from '../../content/load.js';
import { sourceHashes, titleHashes } from '../../content/texts.js';
import { isPlannedLang, LANGS, PLANNED_LANGS, SOURCE_LANG } from '../../model/lang.js';
import { fail, readableContent } from '../talk/fail.js';

/**
 * `npm run content:stamp -- [lang] [topic]`: writes into translations, and files of titles, which source texts they were made from. Run it
 * after translating, never before: the stamp says "this translation is up to date".
 */
const USAGE = `usage: npm run content:stamp -- [${PLANNED_LANGS.filter((lang) => lang !== SOURCE_LANG).join('|')}] [topic]`;
const [onlyLang, onlyTopic] = process.argv.slice(2);
if (onlyLang !== undefined && (!isPlannedLang(onlyLang) || onlyLang === SOURCE_LANG))
  fail(`"${onlyLang}" is no language of translations.`, USAGE);
const content = readableContent();
if (onlyTopic !== undefined && !content.topics.has(onlyTopic)) fail(`There is no topic "${onlyTopic}".`, USAGE);
let stamped = 0;
/** Writes into a file which source texts it was made from. */
function stamp({ name, value }: { name: string; value: { source?: object | undefined } }, hashes: object): void {
  if (isDeepStrictEqual(value.source, hashes)) return;
  const path = join(CONTENT_DIR, name);
  const document = parseDocument(readFileSync(path, 'utf8'));
  document.set('source', hashes);
  writeFileSync(path, document.toString({ lineWidth: 0, singleQuote: true }));
  stamped++;
}
for (const lang of LANGS) {
  if (lang === SOURCE_LANG || (onlyLang !== undefined && lang !== onlyLang)) continue;
  for (const [id, file] of content.words[lang]) {
    const source = content.words[SOURCE_LANG].get(id);
    if (!source || (onlyTopic !== undefined && id !== onlyTopic)) continue;
    stamp(file, sourceHashes(source.value));
  }
}
for (const [lang, file] of content.titles) {
  if (onlyTopic === undefined && (onlyLang === undefined || lang === onlyLang))
    stamp(file, titleHashes(content.words[SOURCE_LANG], file.value));
}
console.log(`${stamped} translation(s) stamped`);
