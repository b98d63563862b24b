import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';

import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { codeKey } from './code-key.js';

afterEach(removeFolders);

/** The key of `learn/a.js` in a new folder with these files. The folder must be new, because each is read only once. */
async function keyIn(files: Record<string, string>): Promise<string> {
  const root = await tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return codeKey(root, ['learn/a.js']);
}

const FILES = {
  'learn/a.js': 'import {\n  b\n} from "../topics/b.js";\nimport "natural";\n',
  'topics/b.js': 'export * from "./c.js";\n',
  'topics/c.js': 'export const c = 1;\n',
  'match.js': 'import { b } from "./topics/b.js";\n',
};

test('code is named by what a file imports, however far, and by nothing else', async () => {
  const key = await keyIn(FILES);
  expect(await keyIn(FILES)).toBe(key);
  expect(await keyIn({ ...FILES, 'match.js': 'changed' })).toBe(key);
  expect(await keyIn({ ...FILES, 'topics/c.js': 'export const c = 2;\n' })).not.toBe(key);
});
