import { beforeAll, describe, expect, test } from '@jest/globals';

import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import type { Lang } from '../bot/model/lang.js';
import { answers, Talk } from './support/core-talk.js';

/** Days counted from today, days without a year, and days that can be read in two ways. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const days = (talk: Talk): string[] => talk.choices.flatMap((id) => /=(\d{4}-\d\d-\d\d)$/u.exec(id)?.[1] ?? []);

/** A question about a day that lies behind. */
const granted = (lang: Lang): Talk =>
  new Talk(parts.bot, NOW, lang).open().tap('topic:reunification.deadline').give({ status: 'refugee' });
/** A question about a day from a year ago to two years ahead. */
const leaving = (lang: Lang): Talk =>
  new Talk(parts.bot, NOW, lang)
    .open()
    .tap('topic:deposit.start')
    .give({ who: 'self', region: 'flanders', lease: 'searching', reception: 'yes' });

describe('a day counted in days or weeks is taken', () => {
  test.each<[Lang, string, string]>([
    ['nl', 'over 3 dagen', '2026-12-03'],
    ['nl', 'over twee weken', '2026-12-14'],
    ['en', 'in 2 weeks', '2026-12-14'],
    ['en', 'a week from now', '2026-12-07'],
    ['fr', 'dans deux semaines', '2026-12-14'],
    ['ar', 'بعد 3 أيام', '2026-12-03'],
    ['ar', 'بعد أسبوعين', '2026-12-14'],
    ['nl', '3 روز بعد', '2026-12-03'],
    ['nl', '3 ورځې وروسته', '2026-12-03'],
    ['nl', 'ድሕሪ ክልተ ሰሙን', '2026-12-14'],
    ['nl', '2 toddobaad kadib', '2026-12-14'],
    ['nl', 'iki hafta sonra', '2026-12-14'],
    ['nl', 'через два тижні', '2026-12-14'],
    ['nl', 'через 3 дня', '2026-12-03'],
    ['nl', 'dentro de dos semanas', '2026-12-14'],
  ])('ahead, in %s: %s', (lang, text, day) => {
    expect(answers(leaving(lang).say(text))['last_day']).toBe(day);
  });

  test.each<[Lang, string, string]>([
    ['ar', 'قبل يومين', '2026-11-28'],
    ['ar', 'منذ أسبوعين', '2026-11-16'],
    ['en', 'a week ago', '2026-11-23'],
    ['fr', 'il y a une semaine', '2026-11-23'],
    ['nl', 'iki hafta önce', '2026-11-16'],
  ])('behind, in %s: %s', (lang, text, day) => {
    expect(answers(granted(lang).say(text))['granted_on']).toBe(day);
  });
});

describe('a day counted in months or years, or about, is offered and not stored', () => {
  test.each<[Lang, string, string]>([
    ['en', 'two years ago', '2024-11-30'],
    ['nl', 'twee jaar geleden', '2024-11-30'],
    ['fr', 'il y a deux ans', '2024-11-30'],
    ['fr', 'il y a un an', '2025-11-30'],
    ['ar', 'منذ سنتين', '2024-11-30'],
    ['ar', 'قبل شهرين', '2026-09-30'],
    ['nl', '2 سال پیش', '2024-11-30'],
    ['nl', 'دوه کاله مخکې', '2024-11-30'],
    ['nl', 'ቅድሚ ክልተ ዓመት', '2024-11-30'],
    ['nl', 'laba sano ka hor', '2024-11-30'],
    ['nl', 'iki yıl önce', '2024-11-30'],
    ['nl', 'два роки тому', '2024-11-30'],
    ['nl', 'два года назад', '2024-11-30'],
    ['nl', 'hace dos años', '2024-11-30'],
    ['en', 'about 3 weeks ago', '2026-11-09'],
    ['nl', 'ongeveer 10 dagen geleden', '2026-11-20'],
  ])('behind, in %s: %s', (lang, text, day) => {
    const talk = granted(lang).say(text);
    expect([answers(talk), days(talk)]).toEqual([{ status: 'refugee' }, [day]]);
    expect(answers(talk.tap(talk.choices[0]!))['granted_on']).toBe(day);
  });

  test.each<[Lang, string, string]>([
    ['nl', 'over 3 maanden', '2027-02-28'],
    ['en', 'in three months', '2027-02-28'],
    ['fr', 'dans un an', '2027-11-30'],
    ['ar', 'بعد شهرين', '2027-01-30'],
  ])('ahead, in %s: %s', (lang, text, day) => {
    const talk = leaving(lang).say(text);
    expect([answers(talk)['last_day'], days(talk)]).toEqual([undefined, [day]]);
  });

  test.each<[Lang, string]>([
    ['nl', 'anderhalf jaar geleden'],
    ['en', 'my son is 3 years'],
    ['en', '2 years in belgium'],
    ['nl', 'sinds vorige week'],
  ])('what counts nothing from today is not offered, in %s: %s', (lang, text) => {
    const talk = granted(lang).say(text);
    expect([answers(talk), days(talk)]).toEqual([{ status: 'refugee' }, []]);
  });
});

describe('a day without its year', () => {
  test.each<[Lang, string, RegExp]>([
    ['nl', '31 december', /Welk jaar\?/u],
    ['fr', '31 décembre', /Quelle année/u],
    ['en', '31 december', /Which year\?/u],
    ['ar', '31 ديسمبر', /أي سنة/u],
  ])('is asked for the year alone, in %s: %s', (lang, text, asks) => {
    const talk = granted(lang).say(text);
    expect(talk.text).toMatch(asks);
    expect(days(talk)).toEqual(['2025-12-31', '2024-12-31', '2023-12-31']);
    expect(answers(talk.say('2021'))['granted_on']).toBe('2021-12-31');
  });

  test('a year that the question does not take is asked again', () => {
    expect(answers(granted('nl').say('31 december').say('2031'))).toEqual({ status: 'refugee' });
  });

  test('a year alone is no day where no day was asked the year of', () => {
    const talk = granted('nl').say('2021');
    expect([answers(talk), days(talk)]).toEqual([{ status: 'refugee' }, []]);
    expect(answers(granted('nl').say('twee jaar geleden').say('2021'))).toEqual({ status: 'refugee' });
  });
});

describe('a day in figures that can be read in two ways', () => {
  test('is told back at once, in English', () => {
    const talk = granted('en').say('03/05/2025');
    expect(answers(talk)['granted_on']).toBe('2025-05-03');
    expect(talk.text).toContain('I read the day first');
    expect(talk.text).toContain('3 May 2025');
  });

  test.each<[Lang, string]>([
    ['en', '13/05/2025'],
    ['en', '05/05/2025'],
    ['en', '3 May 2025'],
    ['en', '2025-05-03'],
    ['nl', '03/05/2025'],
    ['ar', '03/05/2025'],
  ])('and no other, in %s: %s', (lang, text) => {
    const talk = granted(lang).say(text);
    expect(answers(talk)['granted_on']).toMatch(/^2025-05-/u);
    expect(talk.text).not.toMatch(/day first|eerst de dag|اليوم أولًا/u);
  });
});
