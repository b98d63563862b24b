import { type Content, loadContent } from '../content/load.js';
import { ContentError } from '../content/yaml-file.js';

/** Ends a command that was called wrongly: says what is wrong and how it is used, exit code 1. */
export function fail(message: string, usage: string): never {
  process.stderr.write(`${message}\n${usage}\n`);
  process.exit(1);
}

/** The project's content; where it cannot be read, ends the command with everything wrong in it, exit code 1. */
export function readableContent(): Content {
  try {
    return loadContent();
  } catch (error) {
    if (error instanceof ContentError) return fail(error.message, 'Mend the content first: npm run content:check');
    throw error;
  }
}
