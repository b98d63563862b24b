import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../config/paths.js';

/**
 * What sound content files say, kept from the last build by the hash of each file's name and text and of the schemas
 * that it passed: reading YAML with its line numbers, and checking its form, is most of what a start would cost. A file
 * that changed since is simply read again.
 */
const COMPILED_YAML = join(ROOT, 'dist', 'content.json');
const SCHEMAS = join(import.meta.dirname, 'schema');

/** A content file that passed its schema: name, text, and what it says. */
export interface SoundFile {
  name: string;
  text: string;
  value: unknown;
}

let kept: Readonly<Record<string, string>> | undefined;
let schemas: string | undefined;

function keyOf(name: string, text: string): string {
  schemas ??= hashOf(
    readdirSync(SCHEMAS)
      .filter((file) => file.endsWith('.js'))
      .sort()
      .map((file) => readFileSync(join(SCHEMAS, file), 'utf8'))
      .join('\n'),
  );
  return hashOf(`${schemas} ${name} ${text}`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** What a file of this name and text says, where the last build read the very same; else undefined. */
export function readBefore(name: string, text: string): unknown {
  const json = readKept()[keyOf(name, text)];
  // Parsed each time: whoever loads the content may change it.
  return json === undefined ? undefined : JSON.parse(json);
}

/** Keeps what some files say, and nothing else, unless just that is kept. Throws where the file cannot be written. */
export function keepRead(files: readonly SoundFile[]): void {
  const before = readKept();
  const named = files.map((file) => ({ ...file, key: keyOf(file.name, file.text) }));
  if (named.every(({ key }) => key in before) && named.length === Object.keys(before).length) return;
  kept = Object.fromEntries(named.map(({ key, value }) => [key, before[key] ?? JSON.stringify(value)]));
  mkdirSync(dirname(COMPILED_YAML), { recursive: true });
  const draft = `${COMPILED_YAML}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(kept)}\n`);
  renameSync(draft, COMPILED_YAML);
}

function readKept(): Readonly<Record<string, string>> {
  kept ??= existsSync(COMPILED_YAML) ? (JSON.parse(readFileSync(COMPILED_YAML, 'utf8')) as Record<string, string>) : {};
  return kept;
}
