import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from '../../bot/config/paths.js';

/** How a program ended, and its output. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** The folder in which it runs (default: that of the tests). */
  cwd?: string;
  /** The whole environment (default: that of the tests). */
  env?: Record<string, string | undefined>;
  /** What it reads, to its end. */
  input?: string;
}

/** Runs a script in a new Node process to its end. Rejects if it did not end by itself. */
export function runScript(
  script: string,
  args: readonly string[],
  { input, ...options }: RunOptions = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const program = execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
    if (input !== undefined) program.stdin!.end(input);
  });
}

/**
 * Runs one of the compiled commands of `bot/tools`, such as `content/i18n`, as people do. Rejects if it did not end by
 * itself.
 */
export function runTool(tool: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
  return runScript(join(ROOT, 'dist', 'bot', 'tools', `${tool}.js`), args, options);
}
