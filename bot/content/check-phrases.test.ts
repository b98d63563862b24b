import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { checkPhrases } from './check-phrases.js';
import { CONTENT_DIR, loadContent } from './load.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'phrases-'));
  cpSync(CONTENT_DIR, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(dir, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const found = () => checkPhrases(loadContent(dir)).map(({ code, file, line }) => ({ code, file, line }));

test('the real content has enough', () => {
  expect(found()).toEqual([]);
});

test('too few phrases of people in a crisis are named', () => {
  const topics = ['danger', 'violence', 'suicide', 'child', 'exploitation'].map((name) => `safety.${name}`);
  edit('crisis/so.yaml', () => [...topics, 'housing.homeless'].map((topic) => `${topic}: ['waa i caawi']\n`).join(''));
  expect(found()).toEqual([{ code: 'few-crisis', file: 'crisis/so.yaml', line: 1 }]);
});

test('too few examples of a topic that is easily confused are named with their line', () => {
  edit('nl/deposit.loan.yaml', (text) =>
    text.replace(/^examples:\n((?: {2}- .*\n){20})(?: {2}- .*\n)+/m, 'examples:\n$1'),
  );
  const [problem] = found();
  expect(problem).toMatchObject({ code: 'few-examples', file: 'nl/deposit.loan.yaml' });
  expect(problem!.line).toBeGreaterThan(1);
});

test('a pair that names no topic is named', () => {
  edit('confusable.yaml', (text) => `${text}- [deposit.loan, deposit.nothing]\n`);
  expect(found()).toEqual([{ code: 'unknown-topic', file: 'confusable.yaml', line: expect.any(Number) }]);
});
