import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { checkConcepts } from './concepts.js';
import { loadContent } from '../load.js';
import { copyContentForEach } from '../../../tests/support/content-copy.js';

const copy = copyContentForEach();
const found = () => checkConcepts(loadContent(copy.dir)).map(({ code, file, message }) => ({ code, file, message }));

test('the real content has every concept in every language that has any', () => {
  expect(found()).toEqual([]);
});

test('a concept that one language lacks is named', () => {
  const english = readFileSync(join(copy.dir, 'concepts/en.yaml'), 'utf8');
  writeFileSync(join(copy.dir, 'concepts/so.yaml'), english.replace(/^ {2}wife:.*\n/m, ''));
  expect(found()).toEqual([
    { code: 'missing-concept', file: 'concepts/so.yaml', message: expect.stringContaining('wife') },
  ]);
});

test('an entry that stands twice is named, however it is written', () => {
  copy.edit('concepts/en.yaml', (text) => text.replace("husband: ['", "husband: ['Wífe', '"));
  expect(found()).toEqual([
    { code: 'concept-entry-twice', file: 'concepts/en.yaml', message: '"Wífe" stands under "wife" too' },
  ]);
});

test('a concept without words is of the wrong form', () => {
  copy.edit('concepts/en.yaml', (text) => text.replace('who:\n', 'who:\n  stepmother: []\n'));
  expect(found).toThrow(/stepmother/);
});
