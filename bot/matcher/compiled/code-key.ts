import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORTED = /\bfrom\s*["'](\.[^"']+)["']|\bimport\s*\(?\s*["'](\.[^"']+)["']/g;

const texts = new Map<string, { text: string; imports: string[] }>();

/**
 * A key of some compiled files of `root` and of all files that they import. So results of older code are not used.
 * Packages are not read: the build deletes what it made with other packages.
 */
export function codeKey(root: string, entries: readonly string[]): string {
  const seen = new Set<string>();
  const open = entries.map((entry) => join(root, entry));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...readCode(file).imports);
  }
  const hash = createHash('sha256');
  for (const file of [...seen].sort()) hash.update(`${file.slice(root.length)}\n${readCode(file).text}\n`);
  return hash.digest('base64url');
}

/** Cached, because a program does not change while it runs. */
function readCode(file: string): { text: string; imports: string[] } {
  const known = texts.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(IMPORTED)].map(([, from, bare]) => join(dirname(file), (from ?? bare)!));
  const read = { text, imports };
  texts.set(file, read);
  return read;
}
