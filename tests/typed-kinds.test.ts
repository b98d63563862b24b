import { beforeAll, describe, expect, test } from '@jest/globals';

import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import type { Lang } from '../bot/model/lang.js';
import { answers, Talk } from './support/core-talk.js';

/** Kinds of typed answers, in all languages: with an explanation, in other words, and what only looks like an answer. */

let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const NOW = { date: '2026-11-23', minute: 600 };
const begin = (lang: Lang, topic: string): Talk => new Talk(parts.bot, NOW, lang).open().tap(`topic:${topic}`);

/** A dialog at one of its questions. */
const AT = {
  region: (lang: Lang) => begin(lang, 'deposit.start').give({ who: 'self' }),
  reception: (lang: Lang) => begin(lang, 'deposit.start').give({ who: 'self', region: 'flanders', lease: 'searching' }),
  income: (lang: Lang) => AT.reception(lang).give({ reception: 'no', papers: 'protection' }),
  alone: (lang: Lang) => begin(lang, 'reunification.minor').give({ who: 'minor' }),
  persons: (lang: Lang) =>
    begin(lang, 'reunification.income').give({ status: 'refugee', granted_on: '2026-07-01', prior: 'none' }),
  notified_on: (lang: Lang) => begin(lang, 'reunification.start').give({ who: 'self', stage: 'refused' }),
  joins: (lang: Lang) =>
    begin(lang, 'reunification.start').give({
      who: 'self',
      stage: 'not_yet',
      status: 'refugee',
      granted_on: '2026-07-01',
    }),
} as const;
type Question = keyof typeof AT;

describe('is understood', () => {
  test.each<[Lang, Question, string, string]>([
    ['nl', 'alone', 'nee, mijn oom was erbij', 'no'],
    ['fr', 'alone', 'non, avec mon oncle', 'no'],
    ['ar', 'alone', 'لا كنت مع خالتي', 'no'],
    ['en', 'alone', 'yes all by myself', 'yes'],
    ['fr', 'alone', 'нет, с папой', 'no'],
    ['en', 'reception', 'haa hadda', 'yes'],
    ['nl', 'reception', 'weet ek nie goed', 'unknown'],
    ['en', 'joins', 'solo mi esposa', 'spouse'],
    ['nl', 'joins', 'только жена', 'spouse'],
    ['fr', 'joins', 'sadece kocam', 'spouse'],
    ['en', 'joins', 'فقط شوهرم', 'spouse'],
    ['nl', 'joins', 'mis hijos y mi esposa', 'spouse_children'],
    ['ar', 'income', 'أعمل في مصنع', 'work'],
    ['en', 'income', 'i work at a bakery', 'work'],
    ['ar', 'persons', 'زوجتي وطفلين', 'three'],
    ['en', 'persons', 'there are 4 of us', 'four'],
    ['nl', 'persons', 'we zijn met 5', 'five'],
    ['en', 'region', 'ګېنټ', 'flanders'],
    ['nl', 'region', 'ብራሰልስ', 'brussels'],
    ['fr', 'region', 'Льєж', 'wallonia'],
    ['en', 'region', '1000 Brussel', 'brussels'],
    ['nl', 'region', 'gemeente 9000', 'flanders'],
  ])('in %s at %s: %s', (lang, question, text, answer) => {
    expect(answers(AT[question](lang).say(text))).toMatchObject({ [question]: answer });
  });
});

describe('is no answer', () => {
  test.each<[Lang, Question, string]>([
    ['en', 'region', 'house number 1000'],
    ['en', 'region', 'room 4000a'],
    ['nl', 'region', 'dossier 9000'],
    ['nl', 'region', 'Kerkstraat 1000'],
    ['fr', 'region', 'appartement 1000'],
    ['ar', 'region', 'بيت رقم 4000'],
    ['en', 'region', 'дом 1000'],
    ['nl', 'persons', 'al 3 jaar hier'],
    ['fr', 'persons', 'ma fille a 4 ans'],
    ['en', 'persons', 'my son is 5'],
    ['en', 'persons', 'мы здесь 2 года'],
    ['en', 'persons', 'floor 2'],
    ['en', 'reception', 'my sister yes'],
    ['fr', 'reception', 'mon ami oui'],
    ['fr', 'reception', 'no entiendo'],
    ['ar', 'reception', 'لا أفهم'],
    ['en', 'joins', 'my brother already lives in Antwerp'],
    ['fr', 'joins', 'ma mère habite ici'],
  ])('in %s at %s: %s', (lang, question, text) => {
    const talk = AT[question](lang);
    const before = answers(talk);
    expect(answers(talk.say(text))).toEqual(before);
  });

  test.each<[Lang, string]>([
    ['en', 'my appointment was on 4 june 2026'],
    ['nl', 'mijn zoon is geboren op 3 mei 2019'],
    ['fr', 'entretien le 5 octobre 2026'],
    ['ar', 'موعدي كان في 4/6/2026'],
  ])('a day of something else, in %s: %s', (lang, text) => {
    const talk = AT.notified_on(lang);
    const before = answers(talk);
    talk.say(text);
    expect(answers(talk)).toEqual(before);
    expect(talk.choices.filter((id) => id.includes('notified_on=2'))).toEqual([]);
  });
});

describe('a message that tells much opens the dialog, to be confirmed', () => {
  test.each<[Lang, string, Record<string, string>]>([
    [
      'fr',
      'je suis réfugié reconnu depuis le 1er septembre 2026, ma femme doit encore venir',
      { status: 'refugee', granted_on: '2026-09-01', joins: 'spouse' },
    ],
    [
      'nl',
      'subsidiaire bescherming gekregen op 20 oktober 2026, mijn man moet nog komen',
      { status: 'subsidiary', granted_on: '2026-10-20', joins: 'spouse' },
    ],
  ])('in %s: %s', (lang, text, told) => {
    const talk = new Talk(parts.bot, NOW, lang).open().say(text);
    expect(talk.last.event).toMatchObject({ kind: 'asked', topic: 'reunification.start' });
    talk.tap('keep:reunification.start');
    expect(answers(talk)).toMatchObject(told);
  });
});

describe('a short question after an answer opens the topic beside it', () => {
  test.each<[Lang, string, string, string]>([
    ['nl', 'reunification.cost', 'hoe lang duurt dat?', 'reunification.duration'],
    ['en', 'reunification.cost', 'cuánto tarda?', 'reunification.duration'],
    ['fr', 'reunification.cost', 'сколько ждать?', 'reunification.duration'],
    ['en', 'reunification.apply', 'ne kadar tutar?', 'reunification.cost'],
    ['nl', 'reunification.cost', 'که رد شي؟', 'reunification.refused'],
    ['en', 'deposit.rules', 'do i get it back', 'deposit.return'],
    ['nl', 'deposit.rules', 'ገንዘበይ መዓስ ይምለሰለይ', 'deposit.return'],
    ['en', 'arrival.health', 'iyo iskuulka?', 'arrival.school'],
    ['fr', 'arrival.health', 'مکتب اطفال؟', 'arrival.school'],
  ])('in %s after %s: %s', (lang, topic, text, about) => {
    expect(begin(lang, topic).say(text).last.event.topic).toBe(about);
  });
});
