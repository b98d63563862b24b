import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/yaml-file.js';
import { COMPILED_DIR, openParts, removeOthers, sourceKey } from '../../matcher/compiled/compiled-files.js';

/**
 * Learns into `dist/matcher` what was not learnt from the same content before. Content that cannot be read is no reason
 * to break the build: the program says what is wrong with it when it starts.
 */
export function compileMatcher(): void {
  try {
    const source = loadContent().reading();
    openParts(source);
    removeOthers(COMPILED_DIR, sourceKey(source));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`The matcher was not compiled: ${error.message}\n`);
  }
}
