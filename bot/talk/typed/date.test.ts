import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { addDays } from '../../model/calendar.js';
import { parseTypedDate } from './date.js';

const TODAY = '2026-11-22';
const words = { today: ['vandaag', 'اليوم'], tomorrow: ['morgen', 'غدًا'] };
const parse = (text: string, earliest = '1900-01-01') => parseTypedDate(text, TODAY, words, earliest);

describe('a typed day', () => {
  test.each([
    ['31/12/2026', '2026-12-31'],
    ['31-12-26', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['1 2 2027', '2027-02-01'],
    ['2026-12-31', '2026-12-31'],
    ['31 december 2026', '2026-12-31'],
    ['op 3 maart 2027', '2027-03-03'],
    ['31 décembre 2026', '2026-12-31'],
    ['1er août 2027', '2027-08-01'],
    ['December 31, 2026', '2026-12-31'],
    ['٣١/١٢/٢٠٢٦', '2026-12-31'],
    ['۳۱/۱۲/۲۰۲۶', '2026-12-31'],
    ['31 كانون الأول 2026', '2026-12-31'],
    ['٣١ ديسمبر ٢٠٢٦', '2026-12-31'],
    ['vandaag', TODAY],
    ['غدا', '2026-11-23'],
    ['29/02/2028', '2028-02-29'],
  ])('%s', (text, date) => {
    expect(parse(text)).toEqual({ ok: true, date });
  });

  test.each([
    ['31/02/2027', 'impossible'],
    ['29/02/2027', 'impossible'],
    ['45/12/2026', 'impossible'],
    ['31 december', 'vague'],
    ['december 2026', 'vague'],
    ['12', 'vague'],
    ['vorig jaar in de lente', 'none'],
    ['weet niet', 'none'],
    ['', 'none'],
  ])('%s is asked again: %s', (text, reason) => {
    expect(parse(text)).toMatchObject({ ok: false, reason });
  });

  describe('a year of two digits', () => {
    test.each([
      ['12/05/26', '2026-05-12'],
      ['12/05/36', '2036-05-12'],
      ['31/12/36', '2036-12-31'],
      ['12/05/37', '1937-05-12'],
      ['12/05/98', '1998-05-12'],
      ['01/07/81', '1981-07-01'],
      ['٠١/٠٧/٨١', '1981-07-01'],
      ['29/02/00', '2000-02-29'],
    ])('%s is at most ten years from now, or of the last century', (text, date) => {
      expect(parse(text)).toEqual({ ok: true, date });
    });

    test('of the last century is taken only where the question takes such a day', () => {
      expect(parse('01/07/81', '1981-07-01')).toEqual({ ok: true, date: '1981-07-01' });
      expect(parse('30/06/81', '1981-07-01')).toEqual({ ok: false, reason: 'year' });
      expect(parse('12/05/98', '2024-11-22')).toEqual({ ok: false, reason: 'year' });
      expect(parse('12/05/1998', '2024-11-22')).toEqual({ ok: true, date: '1998-05-12' });
      expect(parse('31/02/98', '2024-11-22')).toEqual({ ok: false, reason: 'impossible' });
    });
  });

  test('every day of three centuries is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (days) => {
        const date = addDays(TODAY, days);
        const [year, month, day] = date.split('-');
        expect(parse(date)).toEqual({ ok: true, date });
        expect(parse(`${day}/${month}/${year}`)).toEqual({ ok: true, date });
      }),
    );
  });

  test('any text gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => typeof parse(text).ok === 'boolean'),
    );
  });
});
