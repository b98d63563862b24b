import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PLANNED_LANGS } from '../model/lang.js';
import { MAX_TEXT, MAX_WORD } from '../text/normalise.js';
import { countedWords, eachTerm, featuresOf, gramsOf, MAX_WORDS } from './topics/features.js';
import { hostileText } from '../../tests/support/hostile-text.js';

/** This counts work instead of time: the number of features grows no faster than the letters, and has a limit. */
const lang = fc.constantFrom(...PLANNED_LANGS);
const count = (text: string, of: (typeof PLANNED_LANGS)[number]) => {
  const words = countedWords(text, of);
  let terms = 0;
  eachTerm(featuresOf(words, of), () => (terms += 1));
  return {
    words: words.length,
    letters: words.join('').length,
    terms,
    grams: words.reduce((sum, word) => sum + gramsOf(word).length, 0),
  };
};

describe('the work on a text', () => {
  test('is linear in its letters and bounded, whatever they are', () => {
    fc.assert(
      fc.property(hostileText, lang, (text, of) => {
        const { words, letters, terms, grams } = count(text, of);
        expect(words).toBeLessThanOrEqual(MAX_WORDS);
        expect(letters).toBeLessThanOrEqual(Math.min(MAX_TEXT, MAX_WORDS * MAX_WORD));
        expect(terms).toBeLessThanOrEqual(3 * words);
        // Each word has fewer than three n-grams per letter and edge.
        expect(grams).toBeLessThanOrEqual(3 * (letters + 2 * words));
      }),
      { numRuns: 300 },
    );
  });

  test('of ten times the text is at most ten times as much', () => {
    for (const piece of ['huurwaarborg ', 'e\u0301\u0301\u0301 ', '(a+)+$ ', '😀 ', 'ال ', "l'école "]) {
      const once = count(piece.repeat(10), 'fr');
      const tenfold = count(piece.repeat(100), 'fr');
      for (const what of ['words', 'terms', 'grams'] as const)
        expect(tenfold[what]).toBeLessThanOrEqual(10 * once[what] + 30);
    }
  });
});
