/** Ends a command that was called wrongly: says what is wrong and how it is used, exit code 1. */
export function fail(message: string, usage: string): never {
  process.stderr.write(`${message}\n${usage}\n`);
  process.exit(1);
}
