import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several steps. Events within this time count as one change. */
const SETTLE_MS = 60;

/**
 * Calls `changed` with the paths of changed files in some folders of `root`, relative to it. It watches each folder,
 * not each file, because editors replace a file by a new one, and a watched file would not report that. Returns a
 * function that ends the watch.
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  changed: (paths: ReadonlySet<string>) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  let paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const told = paths;
    paths = new Set();
    // The path may be a new folder.
    for (const path of told) add(path);
    changed(told);
  };
  const add = (folder: string): void => {
    for (const path of foldersIn(root, folder)) {
      if (watchers.has(path)) continue;
      const watcher = watch(join(root, path), (_event, name) => {
        paths.add(name === null ? path : `${path}/${name}`);
        clearTimeout(timer);
        timer = setTimeout(tell, SETTLE_MS);
      });
      // The folder was deleted.
      watcher.on('error', () => end(path));
      watchers.set(path, watcher);
    }
  };
  const end = (path: string): void => {
    watchers.get(path)?.close();
    watchers.delete(path);
  };
  for (const folder of folders) add(folder);
  return () => {
    clearTimeout(timer);
    for (const path of watchers.keys()) end(path);
  };
}

/** A folder and the folders in it, relative to `root`; empty if it is a file or does not exist. */
function foldersIn(root: string, folder: string): string[] {
  try {
    const within = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...within.flatMap(({ name }) => foldersIn(root, `${folder}/${name}`))];
  } catch {
    return [];
  }
}
