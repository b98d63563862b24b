import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseDocument } from 'yaml';

import { CONTENT_DIR } from '../content/load.js';
import { keepParsed } from '../content/parsed.js';

/** Part of `npm run compile`: reads every sound YAML file of the content once, so that starts need not. */
const values = new Map<string, unknown>();
for (const name of readdirSync(CONTENT_DIR, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.yaml')) continue;
  const text = readFileSync(join(CONTENT_DIR, name), 'utf8');
  const document = parseDocument(text, { uniqueKeys: true });
  // What is wrong in a file is said by whoever loads it, with its line.
  if (document.errors.length === 0) values.set(text, document.toJS());
}
keepParsed(values);
