import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORTED = /\bfrom\s*["'](\.[^"']+)["']|\bimport\s*\(?\s*["'](\.[^"']+)["']/g;

const texts = new Map<string, { text: string; imports: string[] }>();

/**
 * Names the code of some compiled files of `root` and of every file that they import, so that what was learnt by other
 * code is not taken for today's. Packages are not read: the build forgets what it made with others.
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

/** Read once: a program does not change while it runs. */
function readCode(file: string): { text: string; imports: string[] } {
  const known = texts.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(IMPORTED)].map(([, from, bare]) => join(dirname(file), (from ?? bare)!));
  const read = { text, imports };
  texts.set(file, read);
  return read;
}
