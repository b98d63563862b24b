import { expect, test } from '@jest/globals';

import { checkContent } from './check/index.js';
import { loadContent } from './load.js';

const content = loadContent();

const found = (redirects: Record<string, string>): string[] =>
  checkContent({ ...content, redirects: new Map(Object.entries(redirects)) }, new Map())
    .filter(({ file }) => file === 'redirects.yaml')
    .map(({ code, message }) => `${code}: ${message}`);

test('an old address must lead to a topic, in one step', () => {
  expect(found({ 'deposit.old': 'deposit.start' })).toEqual([]);
  expect(found({ a: 'b', b: 'deposit.start' })).toEqual(['redirect-lost: "b" does not exist']);
});

test('a topic must not hide behind an old address of the same name', () => {
  expect(found({ 'deposit.start': 'deposit.rules' })).toEqual(['redirect-taken: "deposit.start" is a topic again']);
});
