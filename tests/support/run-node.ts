import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a JavaScript file as a process of its own, and resolves with how it ended and what it wrote, also where it failed. */
export function runNode(
  file: string,
  args: readonly string[],
  cwd?: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [file, ...args], { cwd }).then(
    (out) => ({ code: 0, ...out }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}
