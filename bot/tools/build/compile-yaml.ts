import { type SoundFile, keepRead } from '../../content/parsed.js';
import { type Content, loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';

/**
 * The project's content, for commands: what its sound YAML files say is kept, so that neither the next command nor a start
 * need read them.
 * @throws ContentError as `loadContent`; sound files are kept all the same.
 */
export function readContent(): Content {
  const files: SoundFile[] = [];
  try {
    return loadContent(undefined, 'all', (file) => void files.push(file));
  } finally {
    keepRead(files);
  }
}

/** Keeps what every sound YAML file of the content says. */
export function compileYaml(): void {
  try {
    readContent();
  } catch (error) {
    // What is wrong in a file is said by whoever loads it, with its line.
    if (!(error instanceof ContentError)) throw error;
  }
}
