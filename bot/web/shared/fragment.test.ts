import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fragmentOf, parseAnswers, readFragment } from './fragment.js';

const question = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
const answer = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/);

test('answers come back from a fragment as they went in', () => {
  fc.assert(
    fc.property(fc.dictionary(question, answer, { minKeys: 1, maxKeys: 12, noNullPrototype: true }), (answers) => {
      expect(readFragment(fragmentOf(answers))).toEqual({ kind: 'answers', answers });
    }),
  );
});

test('whatever else stands in a fragment is no answers, and never fails', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = readFragment(`#answers:${text}`);
      if (found.kind !== 'answers') return;
      for (const pair of Object.entries(found.answers)) expect(pair.join()).toMatch(/^[a-z0-9_,-]+$/);
    }),
  );
});

test.each(['', 'who', 'who=', 'who=<b>', 'Who=self', '__proto__=x', 'a=b'.repeat(600), 'who=self&region='])(
  'answers that are damaged, such as "%.20s", are not read',
  (text) => {
    expect(parseAnswers(text)).toBeNull();
  },
);

test('a fragment that is not ours is left alone', () => {
  expect(readFragment('')).toEqual({ kind: 'none' });
  expect(readFragment('#content')).toEqual({ kind: 'none' });
});
