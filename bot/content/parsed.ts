import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../config/paths.js';

/**
 * The values of content files, cached by the last build under a hash of the file's name and text and of the schemas.
 * Parsing YAML with line numbers and checking it would be most of the start's cost. A changed file is read again.
 */
const COMPILED_YAML = join(ROOT, 'dist', 'content.json');
const SCHEMAS = join(import.meta.dirname, 'schema');

/** A content file that passed its schema: its name, text and value. */
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

/** The value of a file with this name and text, if the last build cached it; else undefined. */
export function readBefore(name: string, text: string): unknown {
  const json = readKept()[keyOf(name, text)];
  // Parsed each time, because the caller may change the value.
  return json === undefined ? undefined : JSON.parse(json);
}

/** Caches the values of these files and nothing else. Writes only if something changed. Throws if it cannot write. */
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
