import { expect, test } from '@jest/globals';

import { checkPhrases } from './phrases.js';
import { loadContent } from '../load.js';
import { copyContentForEach } from '../../../tests/support/content-copy.js';

const copy = copyContentForEach();
const found = () => checkPhrases(loadContent(copy.dir)).map(({ code, file, line }) => ({ code, file, line }));

test('the real content has enough', () => {
  expect(found()).toEqual([]);
});

test('too few phrases of people in a crisis are named', () => {
  const topics = ['danger', 'violence', 'suicide', 'child', 'exploitation'].map((name) => `safety.${name}`);
  copy.edit('crisis/so.yaml', () =>
    [...topics, 'housing.homeless'].map((topic) => `${topic}: ['waa i caawi']\n`).join(''),
  );
  expect(found()).toEqual([{ code: 'few-crisis', file: 'crisis/so.yaml', line: 1 }]);
});

test('too few examples of a topic that is easily confused are named with their line', () => {
  copy.edit('nl/deposit.loan.yaml', (text) =>
    text.replace(/^examples:\n((?: {2}- .*\n){20})(?: {2}- .*\n)+/m, 'examples:\n$1'),
  );
  const [problem] = found();
  expect(problem).toMatchObject({ code: 'few-examples', file: 'nl/deposit.loan.yaml' });
  expect(problem!.line).toBeGreaterThan(1);
});

test('a pair that names no topic is named', () => {
  copy.edit('confusable.yaml', (text) => `${text}- [deposit.loan, deposit.nothing]\n`);
  expect(found()).toEqual([{ code: 'unknown-topic', file: 'confusable.yaml', line: expect.any(Number) }]);
});
