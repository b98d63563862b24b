import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { type Lang, LANGS } from '../bot/model/lang.js';
import { answers, Talk } from './support/core-talk.js';

/** Days of the calendars on the papers of people who come to Belgium. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const asked = (lang: Lang): Talk =>
  new Talk(parts.bot, NOW, lang).open().tap('topic:reunification.deadline').give({ status: 'refugee' });
const DAY = 'reunification.deadline:granted_on=';
const days = (talk: Talk): string[] =>
  talk.choices.filter((id) => /=\d{4}-/u.test(id)).map((id) => id.slice(DAY.length));

describe('is converted, read back, and taken with one tap', () => {
  test.each<[string, string, string, string[]]>([
    ['the solar year, first', '1405/03/12', '12/3/1405', ['2026-06-02']],
    ['the solar year, last', '12-03-1405', '12/3/1405', ['2026-06-02']],
    ['Persian digits', '۱۴۰۵/۰۳/۱۲', '12/3/1405', ['2026-06-02']],
    ['Arabic digits', '١٢/٠٣/١٤٠٥', '12/3/1405', ['2026-06-02']],
    ['an Afghan month', '12 حمل 1403', '12 حمل 1403', ['2024-03-31']],
    ['an Afghan month, Persian digits', '۸ قوس ۱۴۰۵', '8 قوس 1405', ['2026-11-29']],
    ['an Afghan month from an Arabic keyboard', '٥ جدي ١٤٠٤', '5 جدی 1404', ['2025-12-26']],
    ['an Afghan month in Latin letters', '12 hamal 1403', '12 hamal 1403', ['2024-03-31']],
    ['an Iranian month', '12 فروردین 1403', '12 فروردین 1403', ['2024-03-31']],
    ['an Iranian month in Latin letters', 'Farvardin 12 1403', '12 farvardin 1403', ['2024-03-31']],
    ['a Pashto month', 'د ۱۴۰۳ کال د وري ۱۲', '12 وری 1403', ['2024-03-31']],
    ['the leap day of 1403', '30 حوت 1403', '30 حوت 1403', ['2025-03-20']],
    ['a day among words', 'من از ۱۲ حمل ۱۴۰۳ قبول شدم', '12 حمل 1403', ['2024-03-31']],
    ['the lunar year in figures', '1447/09/01', '1/9/1447', ['2026-02-18']],
    ['a lunar month', '3 ramadan 1446', '3 ramadan 1446', ['2025-03-03']],
    ['a lunar month in Arabic', '٣ رمضان ١٤٤٦', '3 رمضان 1446', ['2025-03-03']],
    ['a lunar month of two words', '10 ربيع الأول 1447', '10 ربيع الأول 1447', ['2025-09-02']],
    [
      'a Tigrinya month, which Eritreans use for September too',
      '3 መስከረም 2017',
      '3 መስከረም 2017',
      ['2024-09-13', '2017-09-03'],
    ],
    ['the same in Latin letters', '3 meskerem 2017', '3 meskerem 2017', ['2024-09-13', '2017-09-03']],
    ['an Amharic month', '20 ኅዳር 2018', '20 ሕዳር 2018', ['2025-11-29', '2018-11-20']],
    ['a month that only the Ethiopian calendar has', '5 ጳጉሜን 2017', '5 ጳጉሜን 2017', ['2025-09-10']],
  ])('%s: %s', (_what, text, read, dates) => {
    for (const lang of LANGS) {
      const talk = asked(lang).say(text);
      expect([lang, answers(talk)]).toEqual([lang, { status: 'refugee' }]);
      expect([lang, days(talk)]).toEqual([lang, dates]);
      expect(talk.text).toContain(read);
      expect(talk.text).toContain(dates[0]!.slice(0, 4));
      expect(answers(talk.tap(DAY + dates[0]!))['granted_on']).toBe(dates[0]);
    }
  });

  test('with the name of the Gregorian month, in the language of the page', () => {
    const text = (lang: Lang, typed: string): string => asked(lang).say(typed).text;
    expect(text('nl', '12 hamal 1403')).toContain('31 maart 2024');
    expect(text('fr', '12 hamal 1403')).toContain('31 mars 2024');
    expect(text('en', '12 hamal 1403')).toContain('31 March 2024');
    expect(text('ar', '12 hamal 1403')).toContain('2024');
    expect(text('en', '3 ramadan 1446')).toContain('one day earlier or later');
    expect(text('en', '12 hamal 1403')).not.toContain('one day earlier or later');
  });
});

describe('is asked for as on the Belgian paper', () => {
  test.each([
    ['a day that neither calendar had in the last ten years', '12/03/1350'],
    ['a day that its calendar does not have', '30 حوت 1404'],
    ['a month and no year', '12 hamal'],
    ['a day long before the question', '12 حمل 1340'],
    ['a day still to come', '1405/12/01'],
    ['a Gregorian month of such a year', '3 maart 1405'],
  ])('%s: %s', (_what, text) => {
    const talk = asked('nl').say(text);
    expect([answers(talk), days(talk)]).toEqual([{ status: 'refugee' }, []]);
    expect(talk.text).toContain('zoals op je Belgische papier');
  });
});

test('a month of both calendars in a year that only the Gregorian one can mean is taken', () => {
  expect(answers(asked('nl').say('3 ሕዳር 2026'))['granted_on']).toBe('2026-11-03');
});

test('what a first message tells in another calendar is not taken unasked', () => {
  const talk = new Talk(parts.bot, NOW, 'nl').open().say('erkend op 3 meskerem 2017, mijn vrouw wil komen');
  expect(JSON.stringify(talk.state)).not.toContain('-09-');
});

test('no sum, year, house number, age or phone number is taken as a day of another calendar', () => {
  const year = fc.oneof(fc.integer({ min: 1300, max: 1500 }), fc.integer({ min: 1900, max: 2030 }));
  const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const name = fc.constantFrom('Ramadan', 'Asad', 'Mehr', 'Tir', 'حمل', 'رمضان', 'Meskerem', 'መስከረም');
  const person = fc.constantFrom('Ramadan', 'Asad', 'Mehr', 'Tir', 'حمل', 'رمضان');
  const about = fc.oneof(
    fc.tuple(year, fc.constantFrom('euro', '€', 'eur', 'euros', 'يورو', 'یورو')).map((p) => p.join(' ')),
    fc.tuple(fc.integer({ min: 1, max: 31 }), name, year, fc.constantFrom('euro', '€')).map((p) => p.join(' ')),
    fc.tuple(fc.constantFrom('€', 'EUR'), two, year).map(([sign, cents, sum]) => `${sign} ${sum}.${cents}`),
    year.map(String),
    year.map((n) => `in ${n}`),
    fc.tuple(name, year).map((p) => p.join(' ')),
    fc.tuple(fc.integer({ min: 1, max: 300 }), year).map(([house, code]) => `Kerkstraat ${house}, ${code} Nijvel`),
    fc
      .tuple(person, fc.integer({ min: 1, max: 30 }), year)
      .map(([a, b, c]) => `rue ${a} ${b}, ${c} Nivelles`.replace(/[^ -~]/gu, 'x')),
    fc.tuple(fc.integer({ min: 5, max: 99 }), person).map(([age, who]) => `${who} ${age} jaar`),
    fc.tuple(two, two, two).map(([a, b, c]) => `0477 ${a} ${b} ${c}`),
    fc.tuple(two, two, two).map(([a, b, c]) => `0477/${a}.${b}.${c}`),
    fc.tuple(two, two, two).map(([a, b, c]) => `1405/${a}.${b}.${c}`),
    fc.tuple(two, two, two).map(([a, b, c]) => `+32 477 ${a} ${b} ${c}`),
    fc.tuple(two, two, two).map(([a, b, c]) => `${a}.${b}.${c}-033.28`),
  );
  fc.assert(
    fc.property(about, fc.constantFrom(...LANGS), (text, lang) => {
      const talk = asked(lang).say(text);
      expect([text, answers(talk), days(talk)]).toEqual([text, { status: 'refugee' }, []]);
    }),
    { numRuns: 300 },
  );
});
