import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../paths.js';

/**
 * What the YAML of content files says, kept from the last build by the hash of each file's text: reading YAML with its
 * line numbers is most of what a start would cost. A file that changed since is simply read again.
 */
const COMPILED_YAML = join(ROOT, 'dist', 'content.json');

let parsed: ReadonlyMap<string, unknown> | undefined;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** What a text says as YAML, where the last build read the very same text; else undefined. */
export function parsedBefore(text: string): unknown {
  parsed ??= new Map(
    existsSync(COMPILED_YAML)
      ? Object.entries(JSON.parse(readFileSync(COMPILED_YAML, 'utf8')) as Record<string, unknown>)
      : [],
  );
  return parsed.get(hashOf(text));
}

/** Keeps what some texts say as YAML. Throws where the file cannot be written. */
export function keepParsed(values: ReadonlyMap<string, unknown>): void {
  const byHash = Object.fromEntries([...values].map(([text, value]) => [hashOf(text), value]));
  mkdirSync(dirname(COMPILED_YAML), { recursive: true });
  writeFileSync(COMPILED_YAML, `${JSON.stringify(byHash)}\n`);
}
