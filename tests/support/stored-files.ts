import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The paths of all files under `dir` in which a store keeps talks. Empty if it has stored nothing yet. */
export async function storedFiles(dir: string): Promise<string[]> {
  const all = await readdir(join(dir, 'talks'), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
