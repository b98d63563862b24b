import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseDocument } from 'yaml';

import { CONTENT_DIR, loadContent } from '../content/load.js';
import { sourceHashes } from '../content/texts.js';
import { LANGS, SOURCE_LANG } from '../core/lang.js';

/**
 * `npm run content:stamp -- [lang] [topic]`: notes in translations which source texts they were made from. Run it after
 * translating, never before: the stamp says "this translation is up to date".
 */
const [onlyLang, onlyTopic] = process.argv.slice(2);
const content = loadContent();
let stamped = 0;
for (const lang of LANGS) {
  if (lang === SOURCE_LANG || (onlyLang !== undefined && lang !== onlyLang)) continue;
  for (const [id, file] of content.words[lang]) {
    const source = content.words[SOURCE_LANG].get(id);
    if (!source || (onlyTopic !== undefined && id !== onlyTopic)) continue;
    const path = join(CONTENT_DIR, file.name);
    const document = parseDocument(readFileSync(path, 'utf8'));
    document.set('source', sourceHashes(source.value));
    const text = document.toString({ lineWidth: 0, singleQuote: true });
    if (text !== readFileSync(path, 'utf8')) {
      writeFileSync(path, text);
      stamped++;
    }
  }
}
console.log(`${stamped} translation(s) stamped`);
