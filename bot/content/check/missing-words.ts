import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import type { Problem } from '../yaml-file.js';
import { noServiceWords } from './services.js';

/**
 * Missing words in content that cannot be loaded. So a person who adds an organisation or a topic sees errors of form
 * and missing words in one run. `dir` is the content's folder.
 */
export function missingWords(dir: string): Problem[] {
  const ids = listIn(read(join(dir, 'services.yaml'))).flatMap((entry) => {
    const { id } = Object(entry) as { id?: unknown };
    return typeof id === 'string' ? [id] : [];
  });
  const { languages: stages = {} } = Object(read(join(dir, 'languages.yaml'))) as {
    languages?: Partial<Record<Lang, unknown>>;
  };
  const services = LANGS.flatMap((lang) => {
    const words = read(join(dir, lang, 'services.yaml'));
    if (typeof words !== 'object' || words === null) return [];
    // Which a language needs before it is whole can only be told of content that can be loaded.
    if (stages[lang] !== 'whole') return [];
    return ids.filter((id) => !Object.hasOwn(words, id)).map((id) => noServiceWords(id, lang));
  });
  const topics = readdirSync(join(dir, 'topics'))
    .filter((name) => !existsSync(join(dir, SOURCE_LANG, name)))
    .map((name) => ({
      code: 'missing-words',
      file: `topics/${name}`,
      line: null,
      message: `there are no ${SOURCE_LANG} words for this topic`,
      mend: `Write content/${SOURCE_LANG}/${name}.`,
    }));
  return [...services, ...topics];
}

/** The parsed YAML file; null if it cannot be read, which is reported elsewhere. */
function read(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
