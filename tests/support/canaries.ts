import { expect } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Words that nobody writes by chance, and a search for them in everything that a program leaves behind. */

let made = 0;
/** What is searched: the words made so far, and whatever a test adds. */
export const canaries: string[] = [];

/** A different word for each place, so that a leak shows where it came in. */
export function canary(place: string): string {
  made += 1;
  const word = `kanarie${place}${made}zq`;
  canaries.push(word);
  return word;
}

/** The address from which requests claim to come. It is searched like the words. */
export const ADDRESS = '203.0.113.77';

/** The names and contents of all files under `dir`, as one text. */
export async function contentsOf(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  return [...files, ...texts].join('\n');
}

/** All forms in which a word may have been written. */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  // In base64 a word's form depends on its offset, and its ends depend on the neighbouring bytes.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -4),
  );
  return [word, bytes.toString('hex'), ...base64];
}

/** Fails if one of `canaries`, or the address, is in one of these texts. Says which and where. */
export function expectNone(sinks: Record<string, string>): void {
  const found = canaries.flatMap((word) =>
    Object.entries(sinks).flatMap(([sink, text]) =>
      formsOf(word).some((form) => text.toLowerCase().includes(form.toLowerCase())) ? [`${word} in ${sink}`] : [],
    ),
  );
  expect(found).toEqual([]);
  for (const [sink, text] of Object.entries(sinks)) expect([sink, text.includes(ADDRESS)]).toEqual([sink, false]);
}
