import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { LANGS, type Lang } from '../../model/lang.js';
import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { TRAINING } from '../../../tests/support/matcher-phrases.js';
import { leftOutGuesses } from '../learn/left-out.js';
import { createUnderstanding } from '../understand.js';
import { keepIn, LEARNING_DIR, openParts, removeOthers } from './compiled-files.js';
import { keysOf } from './keys.js';
import { compileUnderstanding } from './reader-parts.js';
import type { UnderstandingSource } from './source.js';

const source: UnderstandingSource = { training: TRAINING, crisis: { tr: { 'safety.danger': ['bıçağı var'] } } };

/** Learnt once. `dir` is a copy of it for each test. */
let learnt: string;
let dir: string;
beforeAll(async () => {
  learnt = await tempFolder();
  openParts(source, learnt);
});
beforeEach(async () => {
  dir = await tempFolder();
  cpSync(learnt, dir, { recursive: true });
});
afterAll(removeFolders);

/** The files of a folder, with a hash of their content. */
const bytesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, hashOf(join(folder, name))]),
  );
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('base64url');
const named = (files: Iterable<string>): string[] =>
  [...files].map((name) => name.replace(/\.[0-9a-f]{16}\.\w+$/, '')).sort();
/** The names of files that are new in a folder. */
const learntSince = (before: ReadonlyMap<string, string>): string[] =>
  named([...bytesIn(dir).keys()].filter((name) => !before.has(name)));

/** The same source with one topic of a language changed. */
function edited(lang: Lang, change: (topic: (typeof TRAINING.nl)[number]) => Partial<(typeof TRAINING.nl)[number]>) {
  const [first, ...others] = TRAINING[lang];
  return { ...source, training: { ...TRAINING, [lang]: [{ ...first!, ...change(first!) }, ...others] } };
}
const withKeyword = (lang: Lang) => edited(lang, ({ keywords }) => ({ keywords: [...keywords, 'borgsom'] }));
const folds = (lang: Lang): string[] => [0, 1, 2, 3, 4].map((fold) => `${LEARNING_DIR}/${lang}.fold${fold}`);

/** Learns a source beside the files of another one, and in an empty folder, and expects the same files. */
async function expectAsAnew(other: UnderstandingSource): Promise<void> {
  openParts(other, dir);
  leftOutGuesses(other.training, keepIn(dir, keysOf(other)));
  removeOthers(dir, keysOf(other));
  const anew = await tempFolder();
  openParts(other, anew);
  leftOutGuesses(other.training, keepIn(anew, keysOf(other)));
  expect([...bytesIn(dir)]).toEqual([...bytesIn(anew)]);
}

describe('compiled files', () => {
  test('are one for each part, and the same bytes for the same content', async () => {
    const once = bytesIn(dir);
    expect(named(once.keys())).toEqual(
      [
        ...LANGS.flatMap((lang) => [`${lang}.whole`, `${lang}.calibration`, ...folds(lang)]),
        'danger',
        'languages',
        'phrases',
      ].sort(),
    );
    dir = await tempFolder();
    openParts(source, dir);
    expect([...bytesIn(dir)]).toEqual([...once]);
  });

  test('answer as what they were made of', () => {
    const [made, read] = [compileUnderstanding(source), openParts(source, dir)].map((parts) =>
      createUnderstanding(parts),
    );
    for (const lang of LANGS)
      for (const { title, keywords, examples } of TRAINING[lang])
        for (const text of [title, ...keywords, ...examples, `xx ${title}`, 'bıçağı var'])
          expect(read!.understand(text, lang)).toEqual(made!.understand(text, lang));
  });

  test('are read, not learnt, where the content is the same', () => {
    const before = bytesIn(dir);
    openParts(source, dir);
    expect(learntSince(before)).toEqual([]);
  });

  test('of another keyword in French: only French is learnt again, and what reads all keywords', () => {
    const before = bytesIn(dir);
    const understanding = createUnderstanding(openParts(withKeyword('fr'), dir));
    expect(understanding.matcher.match('borgsom', 'fr').matched).toEqual(['borgsom']);
    expect(learntSince(before)).toEqual([...folds('fr'), 'fr.whole', 'fr.calibration', 'danger', 'languages'].sort());
  });

  test('of another keyword in Dutch: every language is tried beside it anew, but learnt only Dutch', () => {
    const before = bytesIn(dir);
    openParts(withKeyword('nl'), dir);
    expect(learntSince(before)).toEqual(
      [...folds('nl'), 'nl.whole', ...LANGS.map((lang) => `${lang}.calibration`), 'danger', 'languages'].sort(),
    );
  });

  test('of what only the screen for crises reads: no language is learnt again', () => {
    const before = bytesIn(dir);
    openParts({ ...source, vague: { nl: { 'safety.danger': ['het gaat niet'] } } }, dir);
    expect(learntSince(before)).toEqual(['phrases']);
    const then = bytesIn(dir);
    openParts({ ...source, messages: { nl: { crisis: {}, everyday: ['morgen regent het'] } } }, dir);
    expect(learntSince(then)).toEqual(['danger']);
  });

  test.each([
    ['a keyword in Dutch', () => withKeyword('nl')],
    ['a keyword in Arabic', () => withKeyword('ar')],
    [
      'an example',
      () => edited('en', ({ examples }) => ({ examples: ['how do I get my guarantee back', ...examples] })),
    ],
    ['a title', () => edited('nl', () => ({ title: 'Iets heel anders' }))],
    ['the kind of a topic', () => edited('nl', () => ({ kind: 'crisis' }))],
    [
      'a topic less',
      () => ({ ...source, training: { ...TRAINING, ar: TRAINING.ar.slice(1), nl: TRAINING.nl.slice(1) } }),
    ],
    ['a topic of another name', () => edited('nl', () => ({ topic: 'zz.last' }))],
    ['a phrase of people in a crisis', () => ({ ...source, crisis: { tr: { 'safety.danger': ['silahı var'] } } })],
  ])('learnt part by part after a change of %s are what learning everything anew gives', async (_name, other) => {
    await expectAsAnew(other() as UnderstandingSource);
  });

  test('of other content are deleted, those of this one stay', () => {
    const before = bytesIn(dir);
    mkdirSync(join(dir, 'of-an-older-version'));
    openParts(withKeyword('nl'), dir);
    removeOthers(dir, keysOf(source));
    expect([...bytesIn(dir)]).toEqual([...before]);
    expect(readdirSync(dir)).not.toContain('of-an-older-version');
  });

  test.each([
    ['cut off', 'fr.whole', (bytes: Buffer) => bytes.subarray(0, 1000)],
    ['empty', 'fr.whole', () => Buffer.alloc(0)],
    ['cut off', 'danger', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['no longer what it says', 'languages', () => Buffer.from('{}')],
  ])('that are %s (%s: %#) are made anew rather than failing', (_name, part, damage) => {
    const before = bytesIn(dir);
    const file = [...before.keys()].find((name) => name.startsWith(`${part}.`))!;
    writeFileSync(join(dir, file), damage(readFileSync(join(dir, file))));
    const understanding = createUnderstanding(openParts(source, dir));
    expect(understanding.matcher.match('chercher un logement', 'fr').topic).toBe('housing.search');
    expect([...bytesIn(dir)]).toEqual([...before]);
  });

  test('that were learnt from other content, whatever their name, are not taken', () => {
    const other = withKeyword('fr');
    openParts(other, dir);
    const stale = [...bytesIn(dir).keys()].find((name) => name.startsWith('fr.whole.'))!;
    renameSync(join(dir, stale), join(dir, `fr.whole.${keysOf(source).model('fr')}.bin`));
    createUnderstanding(openParts(source, dir)).open('fr');
    removeOthers(dir, keysOf(source));
    expect([...bytesIn(dir)]).toEqual([...bytesIn(learnt)]);
  });

  test('that cannot be written are no reason to fail', () => {
    const blocked = join(dir, 'file');
    writeFileSync(blocked, '');
    expect(createUnderstanding(openParts(source, blocked)).detectDanger('bıçağı var', 'nl')?.topic).toBe(
      'safety.danger',
    );
  });
});
