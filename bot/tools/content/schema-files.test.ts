import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { CONTENT_DIR } from '../../content/load.js';
import { outdatedSchemas, writeSchemas } from './schema-files.js';

const dir = mkdtempSync(join(tmpdir(), 'schemas-'));
afterAll(() => rmSync(dir, { recursive: true }));

test('the schemas for editors are those of the program', () => {
  expect(outdatedSchemas(join(CONTENT_DIR, 'schemas'))).toEqual([]);
});

test('one that is missing or was changed is named, and written anew', () => {
  cpSync(join(CONTENT_DIR, 'schemas'), dir, { recursive: true });
  rmSync(join(dir, 'facts.json'));
  writeFileSync(join(dir, 'topic.json'), '{}');
  expect(outdatedSchemas(dir)).toEqual(['facts.json', 'topic.json']);
  writeSchemas(dir);
  expect(outdatedSchemas(dir)).toEqual([]);
  rmSync(dir, { recursive: true });
  expect(outdatedSchemas(dir).length).toBeGreaterThan(5);
  writeSchemas(dir);
  expect(outdatedSchemas(dir)).toEqual([]);
});
