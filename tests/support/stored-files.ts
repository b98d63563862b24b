import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The paths of every file in which a store under `dir` keeps talks; none where it has kept nothing yet. */
export async function storedFiles(dir: string): Promise<string[]> {
  const all = await readdir(join(dir, 'talks'), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
