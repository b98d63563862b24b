import { expect, test } from '@jest/globals';

import { copyContentForEach } from '../../../tests/support/content-copy.js';
import { loadContent } from '../load.js';
import { type LocaleTree, readLocales } from '../locale.js';
import { checkClose } from './close.js';

const copy = copyContentForEach();
const found = (locales = readLocales()) =>
  checkClose(loadContent(copy.dir), locales).map(({ code, file }) => `${code} ${file}`);
const tell = (file: string, as: string): void =>
  copy.edit(file, (text) => text.replace(/^told_as:.*\n/m, as === '' ? '' : `told_as: '${as}'\n`));

test('every topic that may be offered is told in a few words of its own', () => {
  expect(found()).toEqual([]);
});

test('what is missing, too long or said of two topics is named', () => {
  tell('nl/deposit.loan.yaml', '');
  tell('fr/deposit.loan.yaml', 'un deux trois quatre cinq six sept');
  tell('en/deposit.loan.yaml', 'I cannot pay the deposit');
  // The title of another topic is what another button says.
  tell('ar/deposit.loan.yaml', 'أنا في خطر الآن');
  expect(found()).toEqual([
    'missing-told nl/deposit.loan.yaml',
    'long-told fr/deposit.loan.yaml',
    expect.stringMatching(/^same-told en\/deposit\.(loan|start)\.yaml$/),
    'same-told ar/deposit.loan.yaml',
  ]);
});

test('a group of unknown topics, of help in danger, without a question, and one that stands twice are named', () => {
  copy.edit('close.yaml', (text) =>
    [
      text,
      '- { id: deposit, topics: [deposit.nothing, safety.danger] }\n',
      '- { id: new, topics: [deposit.loan, deposit.ocmw] }\n',
    ].join(''),
  );
  const once = (codes: string[]): string[] => [...new Set(codes)];
  expect(once(found())).toEqual(
    ['group-twice', 'unknown-topic', 'danger-offered', 'no-question'].map((code) => `${code} close.yaml`),
  );
});

test('a question that is too long is named', () => {
  const locales = readLocales();
  const groups = (locales.en['which'] as LocaleTree)['groups'] as LocaleTree;
  groups['deposit'] = 'What would you like to know about the deposit for your home?';
  expect(found(locales)).toEqual(['long-question close.yaml']);
});
