import { parseArgs, type ParseArgsConfig } from 'node:util';

import { flowProblem } from '../../content/check/ways.js';
import type { Content } from '../../content/load.js';
import { ContentError, problemLine } from '../../content/yaml-file.js';
import { FlowError } from '../../model/flow.js';
import { readContent } from '../build/compile-yaml.js';

/** Ends a command that was called wrongly: prints the mistake and the usage, exit code 1. */
export function fail(message: string, usage: string): never {
  process.stderr.write(`${message}\n${usage}\n`);
  process.exit(1);
}

/** A command's arguments. If they cannot be read, ends the command as `fail` does. */
export function readArgs<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    return fail((error as Error).message, usage);
  }
}

/** The project's content. If it cannot be read, prints all its problems and ends the command, exit code 1. */
export function readableContent(): Content {
  try {
    return readContent();
  } catch (error) {
    if (error instanceof ContentError) return fail(error.message, 'Mend the content first: npm run content:check');
    throw error;
  }
}

/** Does something with dialogs. If one leads nowhere, says what content:check says, and ends the command, exit code 1. */
export async function orFlowProblem<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof FlowError)
      return fail(problemLine(flowProblem(error)), 'Mend the dialog first: npm run content:check');
    throw error;
  }
}
