import { type SoundFile, keepRead } from '../../content/parsed.js';
import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';

/** Keeps what every sound YAML file of the content says, so that starts need not read them. */
export function compileYaml(): void {
  const files: SoundFile[] = [];
  try {
    loadContent(undefined, 'all', (file) => void files.push(file));
  } catch (error) {
    // What is wrong in a file is said by whoever loads it, with its line.
    if (!(error instanceof ContentError)) throw error;
  }
  keepRead(files);
}
