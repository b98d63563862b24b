import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PLANNED_LANGS } from '../model/lang.js';
import { asciiDigits } from './digits.js';
import { MAX_TEXT, MAX_WORD, normalise, tokens } from './normalise.js';
import { stem } from './stem.js';

const lang = fc.constantFrom(...PLANNED_LANGS);
/** Any UTF-16 units at all, lone surrogates included. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((codes) => String.fromCharCode(...codes));
const anyText = fc.oneof(
  units,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('e', 'I', 'İ', 'ı', 'й', 'ї', '́', '̈', 'ﷺ', "'", '’', '٣', 'ّ', '\u202e', '\u200d'),
    maxLength: 3000,
  }),
);

describe('normalise', () => {
  test.each([
    ['nl', 'Ik zoek één WONING', 'ik zoek een woning'],
    ['tr', 'IŞIK İstanbul ışık', 'isik istanbul isik'],
    ['nl', 'IŞIK İstanbul ışık', 'isik istanbul isik'],
    ['fr', 'Où est l’École ? Œuvre', "ou est l'ecole ? oeuvre"],
    ['uk', 'Сім’я ЇЖАК Йод ґанок', 'сімя їжак йод ґанок'],
    ['ru', 'Ёлка, чей', 'елка, чей'],
    ['ar', 'أُسْرَة إلى مــدرسة ٣٠', 'اسره الي مدرسه 30'],
    ['prs', 'می\u200cروم کابل ۱۲', 'ميروم كابل 12'],
    ['ps', 'ګران ښځې', 'گران ښځي'],
    ['ti', 'ሠላም ፀሓይ ኣነ', 'ሰላም ጸሓይ አነ'],
    ['en', 'ｗａｉｔ\u202e heeeeelp\u200b!', 'wait heelp!'],
    ['so', 'Waa ba´an', "waa ba'an"],
  ] as const)('%s: %s', (language, text, wanted) => {
    expect(normalise(text, language)).toBe(wanted);
  });

  test('normalising twice changes nothing, and the length is bounded', () => {
    fc.assert(
      fc.property(anyText, lang, (text, language) => {
        const once = normalise(text, language);
        expect(normalise(once, language)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(once).not.toMatch(/\p{Surrogate}|\p{Bidi_Control}/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('tokens', () => {
  test.each([
    ['fr', "J'ai l'accord aujourd'hui, qu'est-ce ?", ['j', 'ai', 'l', 'accord', 'aujourdhui', 'qu', 'est', 'ce']],
    ['en', "I don't know the landlord's name", ['i', 'dont', 'know', 'the', 'landlords', 'name']],
    ['ti', 'ሰላም።ከመይ፡ኣለኻ', ['ሰላም', 'ከመይ', 'አለኻ']],
    ['ar', 'بدي، مساعدة؟', ['بدي', 'مساعده']],
  ] as const)('%s: %s', (language, text, wanted) => {
    expect(tokens(text, language)).toEqual(wanted);
  });

  test('never throw; no word is empty or too long; stems are never empty', () => {
    fc.assert(
      fc.property(anyText, lang, (text, language) => {
        for (const word of tokens(text, language)) {
          expect(word.length).toBeGreaterThan(0);
          expect(word.length).toBeLessThanOrEqual(MAX_WORD);
          expect(stem(word, language).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('stem', () => {
  test.each([
    ['nl', 'woningen', 'woning'],
    ['en', 'killed', 'kill'],
    ['ar', 'والمدرسه', 'مدرس'],
    ['so', 'guriga', 'gur'],
    ['tr', 'kitaplarimiz', 'kitap'],
    ['prs', 'ميخواهم', 'خواه'],
    ['ps', 'كورونه', 'كور'],
    ['ti', 'ዝመጽአ', 'መጽአ'],
    ['ti', 'home', 'home'],
  ] as const)('%s: %s', (language, word, wanted) => {
    expect(stem(word, language)).toBe(wanted);
  });

  test('words of one language’s letters never break its stemmer', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzіїйщсяьоаеёвмш'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(word, lang, (text, language) => stem(text, language).length > 0),
      { numRuns: 1000 },
    );
  });
});

describe('asciiDigits', () => {
  test('writes the digits of every script as 0–9', () => {
    expect(asciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ०१२ ௧௨ ０９ 𝟘𝟡𝟬𝟵 a1')).toBe('0123456789 0123456789 012 12 09 0909 a1');
  });

  test('leaves no other digit, keeps all else, and works once for all', () => {
    fc.assert(
      fc.property(units, (text) => {
        const once = asciiDigits(text);
        expect(once).not.toMatch(/[^\P{Nd}0-9]/u);
        expect(asciiDigits(once)).toBe(once);
        expect(once.replace(/\d/g, '')).toBe(text.replace(/\p{Nd}/gu, ''));
      }),
    );
  });
});
