import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { type Lang, LANGS } from '../bot/model/lang.js';
import { answers, Talk } from './support/core-talk.js';

/** What people type as an answer: in everyday words, in any language, several things at once, and corrected afterwards. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-30', minute: 600 };
const begin = (lang: Lang, topic: string): Talk => new Talk(parts.bot, NOW, lang).open().tap(`topic:${topic}`);

/** A dialog at one of its questions. */
const AT = {
  status: (lang: Lang) => begin(lang, 'reunification.deadline'),
  granted_on: (lang: Lang) => begin(lang, 'reunification.deadline').give({ status: 'refugee' }),
  persons: (lang: Lang) => begin(lang, 'reunification.income').give({ status: 'refugee' }).say('2025-03-01'),
  only_children: (lang: Lang) =>
    begin(lang, 'reunification.income').give({ status: 'refugee' }).say('2025-03-01').say('2'),
  region: (lang: Lang) => begin(lang, 'deposit.start').give({ who: 'self' }),
} as const;
type Question = keyof typeof AT;

describe('is understood', () => {
  test.each<[Lang, Question, string, string]>([
    ['nl', 'status', 'vluchtelig', 'refugee'],
    ['fr', 'status', 'je suis réfugié', 'refugee'],
    ['en', 'status', 'subsidary protection', 'subsidiary'],
    ['nl', 'status', 'kweeni', 'unknown'],
    ['en', 'status', 'idk', 'unknown'],
    ['nl', 'status', 'jsp', 'unknown'],
    ['fr', 'status', 'dunno', 'unknown'],
    ['nl', 'granted_on', 'gisteren', '2026-11-29'],
    ['nl', 'granted_on', 'eergisteren', '2026-11-28'],
    ['fr', 'granted_on', 'il y a 3 jours', '2026-11-27'],
    ['fr', 'granted_on', 'il y a deux semaines', '2026-11-16'],
    ['en', 'granted_on', '3 weeks ago', '2026-11-09'],
    ['en', 'granted_on', 'last friday', '2026-11-27'],
    ['nl', 'granted_on', 'vorige maandag', '2026-11-23'],
    ['ar', 'granted_on', 'امبارح', '2026-11-29'],
    ['ar', 'granted_on', 'قبل 3 أيام', '2026-11-27'],
    ['nl', 'granted_on', 'yesterday', '2026-11-29'],
    ['nl', 'granted_on', '9 می 2026', '2026-05-09'],
    ['nl', 'granted_on', '9 اګست 2026', '2026-08-09'],
    ['en', 'granted_on', '9 май 2026', '2026-05-09'],
    ['fr', 'granted_on', '9 mayıs 2026', '2026-05-09'],
    ['en', 'granted_on', 'hace dos semanas', '2026-11-16'],
    ['en', 'persons', 'my wife and two children', 'three'],
    ['nl', 'persons', 'mijn vrouw en 2 kinderen', 'three'],
    ['nl', 'persons', 'drie', 'three'],
    ['fr', 'persons', "j'ai 3 enfants", 'three'],
    ['ar', 'persons', 'ثلاثة', 'three'],
    ['en', 'persons', '8', 'more'],
    ['nl', 'only_children', 'yep', 'yes'],
    ['nl', 'only_children', 'ouais', 'yes'],
    ['en', 'only_children', 'non', 'no'],
    ['fr', 'only_children', 'ايوه', 'yes'],
    ['nl', 'region', '2060', 'flanders'],
    ['nl', 'region', '4000 luik', 'wallonia'],
  ])('in %s at %s: %s', (lang, question, text, answer) => {
    expect(answers(AT[question](lang).say(text))).toMatchObject({ [question]: answer });
  });
});

test.each<[Lang, string]>([
  ['nl', '10 november'],
  ['nl', '10/11'],
  ['fr', '10 novembre'],
  ['en', 'november 10'],
  ['ar', '١٠ نوفمبر'],
])('in %s a day without a year offers the years: %s', (lang, text) => {
  const talk = AT.granted_on(lang).say(text);
  expect(talk.choices.slice(0, 3)).toEqual(
    ['2026', '2025', '2024'].map((year) => `reunification.deadline:granted_on=${year}-11-10`),
  );
  expect(answers(talk.tap(talk.choices[1]!))['granted_on']).toBe('2025-11-10');
});

describe('several things at once', () => {
  const FIRST =
    'Mijn vrouw zit nog in Syrië, tot wanneer kan ik gezinshereniging aanvragen? ik ben erkend op 12 juli 2026';

  test('in the first message are read back, confirmed with one tap, and only the rest is asked', () => {
    const talk = new Talk(parts.bot, NOW, 'nl').open().say(FIRST);
    expect(talk.last.event).toMatchObject({ kind: 'asked', topic: 'reunification.deadline' });
    expect(talk.last.event.danger).toBeUndefined();
    expect(talk.text).toContain('12 juli 2026');
    talk.tap('keep:reunification.deadline');
    expect(answers(talk)).toEqual({ status: 'refugee', granted_on: '2026-07-12' });
    expect(talk.openQuestion).toBe('prior');
  });

  test('in Arabic, where the word for reunification begins like "not"', () => {
    const talk = new Talk(parts.bot, NOW, 'ar').open();
    talk.say('أنا لاجئ منذ 12/07/2026 وزوجتي في سوريا حتى متى أقدم لمّ الشمل');
    expect(talk.last.event.kind).toBe('asked');
    talk.tap(talk.choices[0]!);
    expect(answers(talk)).toMatchObject({ status: 'refugee', granted_on: '2026-07-12' });
  });

  test('that were misread are asked anew with one tap', () => {
    const talk = new Talk(parts.bot, NOW, 'nl').open().say(FIRST).tap('fresh:reunification.deadline');
    expect(talk.openQuestion).toBe('status');
    expect(talk.state?.known).toEqual({});
  });

  test.each<[Lang, string]>([
    ['en', 'refugee since 3 february 2026'],
    ['fr', 'réfugiée, depuis le 3 février 2026'],
    ['nl', 'erkend op 3 februari 2026'],
    ['ar', 'لاجئ منذ 03/02/2026'],
  ])('inside a dialog in %s: what was not asked yet is taken, and said', (lang, text) => {
    const talk = AT.status(lang).say(text);
    expect(answers(talk)).toEqual({ status: 'refugee', granted_on: '2026-02-03' });
    expect(talk.text).toContain('2026');
  });
});

describe('a correction', () => {
  test.each<[Lang, string, Record<string, string>]>([
    ['en', 'no, I meant subsidiary', { status: 'subsidiary', granted_on: '2026-02-03' }],
    ['nl', 'nee, ik bedoel subsidiair', { status: 'subsidiary', granted_on: '2026-02-03' }],
    ['fr', 'non, je voulais dire subsidiaire', { status: 'subsidiary', granted_on: '2026-02-03' }],
    ['ar', 'قصدي الحماية الفرعية', { status: 'subsidiary', granted_on: '2026-02-03' }],
    ['en', 'it was 2025, not 2026', { status: 'refugee', granted_on: '2025-02-03' }],
    ['nl', 'het was 2025, niet 2026', { status: 'refugee', granted_on: '2025-02-03' }],
    ['nl', 'fout, het was 4 maart 2026', { status: 'refugee', granted_on: '2026-03-04' }],
  ])('in %s: %s', (lang, text, corrected) => {
    const talk = AT.granted_on(lang).say('2026-02-03').say(text);
    expect(answers(talk)).toEqual(corrected);
  });

  test('of nothing that was said changes nothing', () => {
    const talk = AT.granted_on('nl').say('2026-02-03');
    const before = answers(talk);
    expect(answers(talk.say('ik bedoel de paarse olifant'))).toEqual(before);
  });
});

test('no sum, year, house number, age or date ever answers the question about the region', () => {
  const about = fc.oneof(
    fc
      .tuple(fc.integer({ min: 100, max: 9999 }), fc.constantFrom('euro', '€', 'eur', 'euros', 'يورو'))
      .map((p) => p.join(' ')),
    fc
      .integer({ min: 1900, max: 2099 })
      .filter((year) => ![2000, 2018, 2020, 2030, 2040, 2050, 2060].includes(year))
      .map(String),
    fc.integer({ min: 1900, max: 2099 }).map((year) => `in ${year}`),
    fc.integer({ min: 1, max: 999 }).map((number) => `huis ${number}`),
    fc
      .integer({ min: 1, max: 99 })
      .filter((age) => age > 4)
      .map((age) => `${age} jaar`),
    fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1950, max: 2026 }))
      .map((p) => p.join('/')),
  );
  fc.assert(
    fc.property(about, fc.constantFrom(...LANGS), (text, lang) => {
      expect(answers(AT.region(lang).say(text))).toEqual({ who: 'self' });
    }),
    { numRuns: 200 },
  );
});

describe('a short question after an answer is about that answer', () => {
  test.each<[Lang, string, string, string]>([
    ['nl', 'reunification.refused', 'hoeveel dagen?', 'answer'],
    ['nl', 'reunification.refused', 'en mijn papieren?', 'papers'],
    ['en', 'deposit.ocmw', 'and if they say no?', 'if_no'],
    ['fr', 'deposit.ocmw', 's’ils refusent ?', 'if_no'],
    ['ar', 'arrival.ocmw-refused', 'كم يوم', 'answer'],
    ['en', 'arrival.bank', 'who can help?', 'help'],
  ])('in %s after %s: %s', (lang, topic, text, role) => {
    const talk = begin(lang, topic);
    const { folds } = talk.last.reply;
    const fold = folds.find((one) => one.role === role);
    talk.say(text);
    expect(talk.last.event).toMatchObject({ kind: 'answered', topic });
    if (role === 'answer') expect(talk.last.reply.folds).toHaveLength(folds.length);
    else expect(talk.text.startsWith(fold!.title)).toBe(true);
  });

  test('where nothing was answered it is a question like any other', () => {
    expect(new Talk(parts.bot, NOW, 'nl').open().say('hoeveel tijd heb ik').last.event.topic).toBe(
      'reunification.deadline',
    );
  });
});

describe('what may say something else is not stored', () => {
  test.each<[Lang, string]>([
    ['en', 'the letter of 12 pages came on 3 november 2025'],
    ['fr', 'mon fils a 19 ans, décision du 3 février 2026'],
    ['nl', 'om 10 uur op 3 februari 2026'],
    ['en', 'before 18 august 2025'],
    ['nl', 'na 18 augustus 2025'],
    ['en', 'I was born on 3 february 1990'],
    ['nl', 'is 3 februari 2026 te laat?'],
    ['nl', 'niet 3 februari 2026'],
    ['en', '5 may 2025 or 6 may 2025'],
    ['fr', '3 enfants, décision février 2026'],
    ['en', "I don't know how to live any more"],
  ])('at the day of the decision, in %s: %s', (lang, text) => {
    expect(answers(AT.granted_on(lang).say(text))).toEqual({ status: 'refugee' });
  });

  test('a day among other words is offered, and taken with one tap', () => {
    const talk = AT.granted_on('en').say('the letter of 12 pages came on 3 november 2025');
    expect(talk.choices[0]).toBe('reunification.deadline:granted_on=2025-11-03');
  });

  test.each<[Lang, string]>([
    ['en', 'it was cold in 2024'],
    ['nl', 'het was koud in 2024'],
    ['en', 'sorry I was born in 1990'],
    ['en', 'what if it was 2025?'],
    ['en', 'it was hard in 2024, she lost a baby'],
  ])('after it, in %s: %s', (lang, text) => {
    const talk = AT.granted_on(lang).say('2026-02-03');
    const before = answers(talk);
    expect(answers(talk.say(text))).toEqual(before);
  });

  test.each<[Lang, string]>([
    ['en', 'what is subsidiary?'],
    ['en', 'did you say refugee?'],
    ['en', 'what if I am not a refugee?'],
  ])('a question that names an option, in %s: %s', (lang, text) => {
    expect(answers(AT.status(lang).say(text))).toEqual({});
  });

  test.each<[Lang, string]>([
    ['en', 'not three'],
    ['en', 'two thousand euro'],
  ])('at the number of people, in %s: %s', (lang, text) => {
    expect(answers(AT.persons(lang).say(text))['persons']).toBeUndefined();
  });
});

test.each<[Lang, string]>([
  ['en', 'my son is 19'],
  ['nl', 'mijn zoon van 19'],
  ['fr', 'mon fils a 19 ans'],
  ['ar', 'ابني عمره 19 سنة'],
])('a child that is grown up is no minor child, in %s: %s', (lang, text) => {
  const talk = begin(lang, 'reunification.start').give({ who: 'self', stage: 'not_yet', status: 'refugee' });
  talk.say('2026-02-03').say(text);
  expect(answers(talk)['joins']).toBeUndefined();
});

test('a short question while the reading of a message waits for its tap is answered, and loses nothing', () => {
  const talk = new Talk(parts.bot, NOW, 'en').open().say('refugee since 3 february 2026, my wife is in Syria');
  expect(talk.choices[0]).toBe('keep:reunification.start');
  for (const text of ['what if they say no?', 'and my papers?']) expect(() => talk.say(text)).not.toThrow();
  expect(() => talk.tap('more:reunification.start/late')).not.toThrow();
});
