import { ContentError } from '../../content/yaml-file.js';
import { COMPILED_DIR, removeOthers } from '../../matcher/compiled/compiled-files.js';
import { keysOf } from '../../matcher/compiled/keys.js';
import { readContent } from './compile-yaml.js';
import { learnMissing } from './learn.js';

/**
 * Learns into `dist/matcher` what was not yet learnt from this content. If the content cannot be read, the build does
 * not fail: the program reports it at its start.
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
