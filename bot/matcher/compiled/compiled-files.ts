import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { LANGS } from '../../model/lang.js';
import { ROOT } from '../../config/paths.js';
import { forLangs } from '../learn/compile.js';
import { crisisColumns, phrasesOfColumns, type CrisisColumns } from '../crisis/columns.js';
import type { Likeness } from '../crisis/likeness.js';
import { pack, unpack } from './pack.js';
import {
  compileUnderstanding,
  SAMPLES_DIR,
  type UnderstandingParts,
  type UnderstandingSource,
} from './reader-parts.js';

/** Where compiled parts lie: one folder per content, one file per language in it. */
export const COMPILED_DIR = join(ROOT, 'dist', 'matcher');

const CRISIS_FILE = 'crisis.json';
const LIKENESS_FILE = 'likeness.bin';
const LIKENESS_HEAD = 'likeness.json';
const LANGUAGES_FILE = 'languages.json';

/** Names what parts are compiled from: the source, the text that languages are told apart by, and the code itself. */
export function sourceKey(source: UnderstandingSource): string {
  const hash = createHash('sha256').update(JSON.stringify(source));
  for (const dir of [join(import.meta.dirname, '..'), join(import.meta.dirname, '..', '..', 'text'), SAMPLES_DIR])
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort())
      if (/(?<!\.test)\.(?:js|txt)$/.test(file)) hash.update(file).update(readFileSync(join(dir, file)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The parts compiled from a source: read from `dir` where they lie there, else learnt now and written there, so that
 * they are found next time. A folder that cannot be written to is no reason to fail.
 */
export function openParts(source: UnderstandingSource, dir: string = COMPILED_DIR): UnderstandingParts {
  const key = sourceKey(source);
  const kept = readParts(dir, key);
  if (kept) return kept;
  const parts = compileUnderstanding(source);
  try {
    writeParts(dir, key, parts);
  } catch {
    // Learnt parts serve as well from memory.
  }
  return parts;
}

/** Writes parts into a folder of `dir` named by their key; whole or not at all. */
export function writeParts(dir: string, key: string, parts: UnderstandingParts): void {
  const { matcher, crisis, signs, likeness, languages } = parts;
  const draft = join(dir, `.${key}.${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  try {
    for (const lang of LANGS)
      writeFileSync(join(draft, `${lang}.bin`), pack(key, matcher.topics, matcher.languages[lang]));
    writeFileSync(join(draft, CRISIS_FILE), JSON.stringify({ crisis: crisisColumns(crisis), signs }));
    const { weights, ...rest } = likeness;
    writeFileSync(join(draft, LIKENESS_FILE), weights);
    writeFileSync(join(draft, LIKENESS_HEAD), JSON.stringify(rest));
    writeFileSync(join(draft, LANGUAGES_FILE), JSON.stringify(languages));
    if (existsSync(join(dir, key))) rmSync(join(dir, key), { recursive: true });
    renameSync(draft, join(dir, key));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The parts of a key; null where they are not there or not whole. */
export function readParts(dir: string, key: string): UnderstandingParts | null {
  const folder = join(dir, key);
  if (!existsSync(folder)) return null;
  try {
    const unpacked = forLangs((lang) => unpack(readFileSync(join(folder, `${lang}.bin`))));
    if (LANGS.some((lang) => unpacked[lang].key !== key)) return null;
    const { crisis, signs } = JSON.parse(readFileSync(join(folder, CRISIS_FILE), 'utf8')) as {
      crisis: CrisisColumns;
      signs: UnderstandingParts['signs'];
    };
    return {
      matcher: { topics: unpacked.nl.topics, languages: forLangs((lang) => unpacked[lang].compiled) },
      crisis: phrasesOfColumns(crisis),
      signs,
      likeness: {
        ...(JSON.parse(readFileSync(join(folder, LIKENESS_HEAD), 'utf8')) as Omit<Likeness, 'weights'>),
        weights: Int8Array.from(new Int8Array(readFileSync(join(folder, LIKENESS_FILE)))),
      },
      languages: JSON.parse(readFileSync(join(folder, LANGUAGES_FILE), 'utf8')) as UnderstandingParts['languages'],
    };
  } catch {
    return null;
  }
}

/** Deletes what was compiled from other content than that of `key`. */
export function removeOthers(dir: string, key: string): void {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) if (name !== key) rmSync(join(dir, name), { recursive: true, force: true });
}
