import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { ROOT } from '../bot/config/paths.js';

/** The lines of the tables in `clients.md`, without their heads. */
const lines = readFileSync(join(ROOT, 'tests', 'clients.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:case |-)/.test(line));

/** A test file and the beginning of a test's name in it, as a line names them. */
const SHOWN_BY = /`([\w./-]+\.test\.ts)`: `([^`]+)`/g;

test('every case of clients.md names a test, and each test is there under that name', () => {
  const wrong = lines.flatMap((line) => {
    const named = [...line.matchAll(SHOWN_BY)];
    if (named.length === 0) return [`no test: ${line}`];
    if (named.length < line.split('.test.ts`').length - 1) return [`a file without a name of a test: ${line}`];
    return named.flatMap(([, file, name]) => {
      const path = join(ROOT, file!);
      if (!existsSync(path)) return [`no file ${file}`];
      // A name is a text of the program: a quote stands before it.
      const isThere = [`'`, '"', '`'].some((quote) => readFileSync(path, 'utf8').includes(quote + name));
      return isThere ? [] : [`${file} has no test "${name}"`];
    });
  });
  expect(wrong).toEqual([]);
  expect(lines.length).toBeGreaterThan(40);
});
