import { ContentError } from '../../content/yaml-file.js';
import { COMPILED_DIR, removeOthers } from '../../matcher/compiled/compiled-files.js';
import { keysOf } from '../../matcher/compiled/keys.js';
import { readContent } from './compile-yaml.js';
import { learnMissing } from './learn.js';

/**
 * Learns into `dist/matcher` what was not learnt from the same content before. Content that cannot be read is no reason
 * to break the build: the program says what is wrong with it when it starts.
 */
export async function compileMatcher(): Promise<void> {
  try {
    const source = readContent().reading();
    await learnMissing(source);
    removeOthers(COMPILED_DIR, keysOf(source));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`The matcher was not compiled: ${error.message}\n`);
  }
}
