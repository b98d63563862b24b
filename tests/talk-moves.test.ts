import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Lang } from '../bot/model/lang.js';
import { createBotParts, type BotParts } from '../bot/guide/create-guide.js';
import { Talk } from './support/core-talk.js';
import { TO_OUTCOME } from './support/deposit-answers.js';

/** Other moves than straight through a dialog: back, to an earlier answer, to a question, and out of danger. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});

const NOW = { date: '2026-11-23', minute: 10 * 60 };
const deposit = (lang?: Lang): Talk => new Talk(parts.bot, NOW, lang).open('deposit.start');

describe('moving about', () => {
  test('back opens the last question again, as often as one likes', () => {
    const talk = deposit().give({ who: 'self', region: 'flanders', lease: 'draft' });
    expect(talk.tap('do:back').openQuestion).toBe('lease');
    expect(talk.say('terug').openQuestion).toBe('region');
    expect(talk.tap('do:back').openQuestion).toBe('who');
    expect(talk.tap('do:back').openQuestion).toBe('who');
  });

  test('an answer can be changed from the outcome, and the later answers that still fit are kept', () => {
    const talk = deposit().give(TO_OUTCOME);
    expect(talk.last.event.kind).toBe('outcome');
    talk.tap('do:change');
    expect(talk.choices).toContain('change:income');
    talk.tap('change:income');
    expect(talk.openQuestion).toBe('income');
    talk.tap('deposit.start:income=none');
    expect(talk.last.event.kind).toBe('outcome');
    expect(talk.text).toContain('Vraag eerst hulp aan het OCMW');
  });

  test('an old button changes its own question, and never answers another', () => {
    const talk = deposit().give({ who: 'self', region: 'flanders' });
    talk.tap('deposit.start:who=minor');
    expect(talk.openQuestion).toBe('lease');
    expect(talk.state!.flow!.answers).toEqual({ who: 'minor', region: 'flanders' });
  });

  test('restart begins the dialog anew', () => {
    const talk = deposit().give({ who: 'self', region: 'flanders' }).tap('do:restart');
    expect(talk.openQuestion).toBe('who');
    expect(talk.state!.flow!.answers).toEqual({});
  });

  test('the language changes in the middle of the dialog: same question, nothing lost', () => {
    const talk = deposit().give({ who: 'self', region: 'flanders' });
    talk.tap('lang:ar');
    expect(talk.last.reply).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(talk.openQuestion).toBe('lease');
    expect(talk.say('١').state!.flow!.answers).toEqual({ who: 'self', region: 'flanders', lease: 'draft' });
    expect(talk.tap('lang:fr').last.reply.lang).toBe('fr');
  });

  test('a question in the middle is answered, then the dialog goes on where it was', () => {
    const talk = deposit().give({ who: 'self', region: 'flanders' });
    talk.say('de huisbaas wil cash geld, is dat oplichting?');
    expect(talk.last.event).toEqual({ kind: 'answered', topic: 'deposit.scam' });
    expect(talk.openQuestion).toBe('lease');
    expect(talk.state!.flow!.answers).toEqual({ who: 'self', region: 'flanders' });
  });

  test('forget me leaves nothing to keep', () => {
    const talk = deposit().give({ who: 'self' }).say('vergeet mij');
    expect(talk.last.event.kind).toBe('forgotten');
    expect(talk.state).toBeNull();
  });
});

describe('danger comes first', () => {
  test.each<[Lang, string, string]>([
    ['nl', 'mijn man slaat mij', 'safety.violence'],
    ['fr', 'je veux mourir', 'safety.suicide'],
    ['en', 'I have nowhere to sleep tonight', 'housing.homeless'],
    ['ar', 'زوجي يضربني', 'safety.violence'],
    ['nl', 'i want to kill myself', 'safety.suicide'],
  ])('%s, in the middle of the dialog: %s', (lang, words, topic) => {
    const talk = deposit(lang).give({ who: 'self' }).say(words);
    expect(talk.last.event).toMatchObject({ kind: 'crisis', topic });
    expect(talk.text).toMatch(/\b(112|1712|1813|106|107|0800)\b/);
    expect(talk.choices).toContain('do:continue');
    expect(talk.tap('do:continue').openQuestion).toBe('region');
  });
});
