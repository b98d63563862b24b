import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { LANGS } from '../../model/lang.js';
import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { openParts, readParts, removeOthers, sourceKey, writeParts } from './compiled-files.js';
import { compileUnderstanding, type UnderstandingSource } from './reader-parts.js';
import { TRAINING } from '../../../tests/support/matcher-phrases.js';
import { createUnderstanding } from '../understand.js';

const source: UnderstandingSource = { training: TRAINING, crisis: { tr: { 'safety.danger': ['bıçağı var'] } } };
const key = sourceKey(source);
const parts = compileUnderstanding(source);

let dir: string;
beforeEach(async () => {
  dir = await tempFolder();
});
afterEach(removeFolders);

const bytesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((file) => [file, readFileSync(join(folder, file)).toString('base64')]);

describe('compiled files', () => {
  test('are the same bytes for the same content', () => {
    writeParts(dir, key, parts);
    const once = bytesIn(join(dir, key));
    writeParts(dir, key, compileUnderstanding(source));
    expect(bytesIn(join(dir, key))).toEqual(once);
    expect(once.map(([file]) => file)).toEqual(
      [...LANGS.map((lang) => `${lang}.bin`), 'crisis.json', 'languages.json', 'likeness.bin', 'likeness.json'].sort(),
    );
  });

  test('answer as what they were made of', () => {
    writeParts(dir, key, parts);
    const [made, read] = [createUnderstanding(parts), createUnderstanding(readParts(dir, key)!)];
    for (const lang of LANGS)
      for (const { title, keywords, examples } of TRAINING[lang])
        for (const text of [title, ...keywords, ...examples, `xx ${title}`])
          expect(read.understand(text, lang)).toEqual(made.understand(text, lang));
  });

  test('are found by content: other content has another key, and is made anew', () => {
    openParts(source, dir);
    expect(readdirSync(dir)).toEqual([key]);
    const [first, ...others] = TRAINING.nl;
    const edited = { ...TRAINING, nl: [{ ...first!, keywords: [...first!.keywords, 'borgsom'] }, ...others] };
    const other = { ...source, training: edited };
    expect(sourceKey(other)).not.toBe(key);
    const understanding = createUnderstanding(openParts(other, dir));
    expect(understanding.matcher.match('borgsom', 'nl').matched).toEqual(['borgsom']);
    removeOthers(dir, key);
    expect(readdirSync(dir)).toEqual([key]);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 1000)],
    ['empty', () => Buffer.alloc(0)],
    [
      'of another content',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(key, 'f'.repeat(16)), 'latin1'),
    ],
  ])('that are %s are made anew rather than failing', (_name, damage) => {
    writeParts(dir, key, parts);
    const file = join(dir, key, 'fr.bin');
    writeFileSync(file, damage(readFileSync(file)));
    expect(readParts(dir, key)).toBeNull();
    const understanding = createUnderstanding(openParts(source, dir));
    expect(understanding.matcher.match('chercher un logement', 'fr').topic).toBe('housing.search');
    expect(readParts(dir, key)).not.toBeNull();
  });

  test('that cannot be written are no reason to fail', () => {
    const blocked = join(dir, 'file');
    writeFileSync(blocked, '');
    mkdirSync(join(dir, 'other'));
    expect(createUnderstanding(openParts(source, blocked)).detectDanger('bıçağı var', 'nl')?.topic).toBe(
      'safety.danger',
    );
  });
});
