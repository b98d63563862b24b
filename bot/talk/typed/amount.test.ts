import { describe, expect, test } from '@jest/globals';

import { typedAmount } from './amount.js';

const question = { least: 50, most: 20_000 };

describe('an amount that was typed', () => {
  test.each([
    ['2400', 2400],
    ['€ 2.400', 2400],
    ['2 400 euro', 2400],
    ['2\u202f400 €', 2400],
    ["2'400", 2400],
    ['2,400', 2400],
    ['2.400,50', 2400],
    ['850,00', 850],
    ['de verhuurder vraagt 1200 euro', 1200],
    ['٢٤٠٠', 2400],
    ['٢٬٤٠٠٫٥٠ يورو', 2400],
    ['۲۴۰۰', 2400],
    ['50', 50],
    ['20000', 20_000],
  ])('%s', (text, euro) => {
    expect(typedAmount(text, question)).toEqual({ euro });
  });

  test.each(['49', '20001', '2 maanden huur, 800 per maand', '800 of 900'])('is asked for again: %s', (text) => {
    expect(typedAmount(text, question)).toEqual({ again: true });
  });

  test('is none where there is no number', () => {
    expect(typedAmount('dat weet ik niet', question)).toBeNull();
  });
});
