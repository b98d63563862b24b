import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** The path of a new, empty folder that `removeFolders` deletes. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'family-guide-'));
  folders.push(folder);
  return folder;
}

/** Deletes every folder that `tempFolder` made. For `afterEach`, `afterAll` or `finally`. */
export async function removeFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}
