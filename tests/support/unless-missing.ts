import { expect, test } from '@jest/globals';

/** A test that needs something which not every machine has. It runs only if `missing` is null; else see `leaveOut`. */
export function testUnlessMissing(name: string, missing: string | null, body: () => Promise<void>): void {
  if (missing === null) test(name, body);
  else leaveOut(name, missing);
}

/**
 * Skips a test, or a group, because of what `missing` names, with how to get it. It prints a message; in CI it fails.
 */
export function leaveOut(name: string, missing: string): void {
  const inCi = Boolean(process.env['CI']);
  if (!inCi) process.stderr.write(`\n!!! ${missing}\n`);
  (inCi ? test : test.skip)(name, () => {
    expect(missing).toBe('');
  });
}
