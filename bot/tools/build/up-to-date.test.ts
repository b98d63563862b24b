import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { removeFolders, tempFolder } from '../../../tests/support/temp-folder.js';
import { runStale, type Step } from './up-to-date.js';

let root: string;
let runs: number;
let step: Step;
const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
const run = (): Promise<string[]> => runStale(root, join(root, 'steps.json'), [step]);

beforeEach(async () => {
  root = await tempFolder();
  runs = 0;
  mkdirSync(join(root, 'in'));
  write('in/a', 'one');
  write('read-too', 'one');
  step = {
    name: 'copy',
    inputs: ['in'],
    outputs: ['out'],
    run: () => {
      runs += 1;
      write('out', String(runs));
      return ['read-too'];
    },
  };
});
afterEach(removeFolders);

test('a step runs once, and not again while nothing changes', async () => {
  expect(await run()).toEqual(['copy']);
  expect(await run()).toEqual([]);
});

test.each([
  ['a file of its inputs changed', () => write('in/a', 'another')],
  ['a file is new', () => write('in/b', '')],
  ['a file is gone', () => rmSync(join(root, 'in/a'))],
  ['a file changed that it read beside them', () => write('read-too', 'another')],
  ['what it writes is gone', () => rmSync(join(root, 'out'))],
  ['what is known of it cannot be read', () => write('steps.json', '{')],
])('a step runs again where %s', async (_why, change) => {
  await run();
  change();
  expect(await run()).toEqual(['copy']);
  expect(await run()).toEqual([]);
});

test('a step that failed runs again', async () => {
  const { run: works } = step;
  step.run = () => Promise.reject(new Error('cannot'));
  await expect(run()).rejects.toThrow('cannot');
  step.run = works;
  expect(await run()).toEqual(['copy']);
});

test('what changes while a step runs is seen the next time', async () => {
  const { run: works } = step;
  step.run = () => {
    write('in/a', 'changed meanwhile');
    step.run = works;
  };
  write('out', '');
  await run();
  expect(await run()).toEqual(['copy']);
});
