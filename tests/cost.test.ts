import { expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { SHAPES } from './support/hostile-shapes.js';

/**
 * No input costs more than its length: at every door and in every shape, a text of twice the length takes at most two
 * and a half times the processor time. This is a ratio, so the machine's speed does not matter. A disturbed measurement
 * is repeated. The bench shows the milliseconds (`npm run bench -- cost`).
 */

// Thousands of requests. How long they take on a busy machine is not tested.
jest.setTimeout(900_000);

test('twice the input costs at most two and a half times the work, at every door and in every shape', async () => {
  const program = join(import.meta.dirname, 'support', 'cost-program.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const { pairs, grown } = JSON.parse(stdout) as { pairs: number; grown: unknown[] };
  expect(grown).toEqual([]);
  expect(SHAPES.length).toBeGreaterThanOrEqual(30);
  expect(pairs).toBeGreaterThan(40 * 30);
});
