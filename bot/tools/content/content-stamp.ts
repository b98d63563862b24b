import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { parseDocument } from 'yaml';

import { CONTENT_DIR } from '../../content/load.js';
import { sourceHashes } from '../../content/texts.js';
import { isLang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { fail, readableContent } from '../talk/fail.js';

/**
 * `npm run content:stamp -- [lang] [topic]`: writes into translations which source texts they were made from. Run it
 * after translating, never before: the stamp says "this translation is up to date".
 */
const USAGE = `usage: npm run content:stamp -- [${LANGS.filter((lang) => lang !== SOURCE_LANG).join('|')}] [topic]`;
const [onlyLang, onlyTopic] = process.argv.slice(2);
if (onlyLang !== undefined && (!isLang(onlyLang) || onlyLang === SOURCE_LANG))
  fail(`"${onlyLang}" is no language of translations.`, USAGE);
const content = readableContent();
if (onlyTopic !== undefined && !content.topics.has(onlyTopic)) fail(`There is no topic "${onlyTopic}".`, USAGE);
let stamped = 0;
for (const lang of LANGS) {
  if (lang === SOURCE_LANG || (onlyLang !== undefined && lang !== onlyLang)) continue;
  for (const [id, file] of content.words[lang]) {
    const source = content.words[SOURCE_LANG].get(id);
    if (!source || (onlyTopic !== undefined && id !== onlyTopic)) continue;
    const hashes = sourceHashes(source.value);
    if (isDeepStrictEqual(file.value.source, hashes)) continue;
    const path = join(CONTENT_DIR, file.name);
    const document = parseDocument(readFileSync(path, 'utf8'));
    document.set('source', hashes);
    writeFileSync(path, document.toString({ lineWidth: 0, singleQuote: true }));
    stamped++;
  }
}
console.log(`${stamped} translation(s) stamped`);
