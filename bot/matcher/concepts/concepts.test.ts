import { expect, test } from '@jest/globals';

import { TRAINING } from '../../../tests/support/matcher-phrases.js';
import { BOLDNESS } from '../learn/calibrate.js';
import { compileMatcher } from '../learn/compile.js';
import { ANEW } from '../learn/keep.js';
import { createMatcher } from '../match.js';
import { conceptReader } from './reader.js';

const CONCEPTS = {
  en: {
    deposit: ['deposit', 'guarantee'],
    pay: ['pay', 'paid'],
    landlord: ['landlord', 'house_boss'],
    home: ['house', 'apartment', 'home'],
    find: ['find', 'looking', 'search'],
    'give-back': ['back', 'return'],
  },
  nl: {
    deposit: ['*waarborg', 'borg='],
    pay: ['betaal', 'betalen'],
    landlord: ['verhuurder', 'huisbaas'],
    home: ['woning', 'huis=', 'appartement'],
    find: ['zoek', 'zoeken', 'vinden'],
    'give-back': ['terug'],
  },
  so: {
    deposit: ['debaaji'],
    pay: ['bixi'],
    landlord: ['mulkiile'],
    home: ['guri'],
    find: ['raadi'],
    'give-back': ['celi'],
  },
};

const together = compileMatcher(TRAINING, ANEW, BOLDNESS, CONCEPTS);
const without = compileMatcher(TRAINING);

test('concepts are read in order, two words before one, with the place of each', () => {
  const reader = conceptReader(CONCEPTS);
  const { ids, at } = reader.read(['the', 'house', 'boss', 'returned', 'my', 'deposit'], 'en');
  expect(ids.map((id) => reader.names[id])).toEqual(['landlord', 'give-back', 'deposit']);
  expect(at).toEqual([1, 3, 5]);
  expect(reader.read(['debaaji'], 'tr')).toEqual({ ids: [], at: [] });
});

test('a language without examples finds a topic by its concepts, and offers it', () => {
  const found = createMatcher(together, () => 'so').match('guri ayaan raadinayaa', 'nl');
  expect(found).toMatchObject({ band: 'ask', topic: 'housing.search' });
  expect(found.matched).toEqual(expect.arrayContaining(['home', 'find']));
  expect(createMatcher(without, () => 'so').match('guri ayaan raadinayaa', 'nl').topic).toBeNull();
});

test('words that no example has are understood by what they stand for, and it is said', () => {
  const matcher = createMatcher(together, () => 'en');
  const message = 'the house boss will not return my guarantee';
  const found = matcher.match(message, 'en');
  expect(found.candidates[0]!.topic).toBe('deposit.return');
  expect(found.matched).toEqual(expect.arrayContaining(['give back']));
  expect(found.known).toEqual(expect.arrayContaining(['give back']));
});

test('without concepts, they change nothing', () => {
  const none = createMatcher(compileMatcher(TRAINING, ANEW, BOLDNESS, {}), () => null);
  const plain = createMatcher(without, () => null);
  for (const { examples } of TRAINING.en)
    for (const text of examples) expect(none.match(text, 'en').candidates).toEqual(plain.match(text, 'en').candidates);
});
