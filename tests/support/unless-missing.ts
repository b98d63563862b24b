import { expect, test } from '@jest/globals';

/** A test that needs something which not every machine has: left out (see `leaveOut`) unless `missing` is null. */
export function testUnlessMissing(name: string, missing: string | null, body: () => Promise<void>): void {
  if (missing === null) test(name, body);
  else leaveOut(name, missing);
}

/**
 * Leaves out a test, or a group of them, for want of what `missing` names, with how to get it. That is said aloud; under
 * CI it is a failure.
 */
export function leaveOut(name: string, missing: string): void {
  const inCi = Boolean(process.env['CI']);
  if (!inCi) process.stderr.write(`\n!!! ${missing}\n`);
  (inCi ? test : test.skip)(name, () => {
    expect(missing).toBe('');
  });
}
