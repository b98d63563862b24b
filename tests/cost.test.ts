import { expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { SHAPES } from './support/hostile-shapes.js';

/**
 * No input costs more than its length: at every door, in every shape, twice the text takes at most two and a half times
 * the processor time. A relation, not a time: the machine's speed cancels out, and where a measurement was disturbed the
 * two are measured again. How many milliseconds it is stands in the bench (`npm run bench -- cost`).
 */

// Thousands of requests; how long that takes on a busy machine is not what is tested.
jest.setTimeout(900_000);

test('twice the input costs at most two and a half times the work, at every door and in every shape', async () => {
  const program = join(import.meta.dirname, 'support', 'cost-program.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const { pairs, grown } = JSON.parse(stdout) as { pairs: number; grown: unknown[] };
  expect(grown).toEqual([]);
  expect(SHAPES.length).toBeGreaterThanOrEqual(30);
  expect(pairs).toBeGreaterThan(40 * 30);
});
