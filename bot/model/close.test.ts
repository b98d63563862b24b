import { expect, test } from '@jest/globals';

import { groupOf } from './close.js';

const small = { id: 'small', topics: ['a.one', 'a.two'] };
const large = { id: 'large', topics: ['a.one', 'a.two', 'a.three'] };

test('the smallest group that holds all of the topics asks about them', () => {
  expect(groupOf([large, small], ['a.two', 'a.one'])).toBe(small);
  expect(groupOf([large, small], ['a.one', 'a.three'])).toBe(large);
  expect(groupOf([large, small], ['a.one', 'b.one'])).toBeNull();
});
