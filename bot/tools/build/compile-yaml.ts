import { type SoundFile, keepRead } from '../../content/parsed.js';
import { type Content, loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';

/**
 * The project's content, for commands. It caches the values of sound YAML files, so that later commands and starts need
 * not parse them.
 * @throws ContentError as `loadContent`; sound files are cached even then.
 */
export function readContent(): Content {
  const files: SoundFile[] = [];
  try {
    return loadContent(undefined, 'all', (file) => void files.push(file));
  } finally {
    keepRead(files);
  }
}

/** Caches the values of all sound YAML files of the content. */
export function compileYaml(): void {
  try {
    readContent();
  } catch (error) {
    // The program that loads the content reports the errors, with their lines.
    if (!(error instanceof ContentError)) throw error;
  }
}
