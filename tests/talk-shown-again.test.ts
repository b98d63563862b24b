import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Input } from '../bot/talk/input.js';
import type { Lang } from '../bot/model/lang.js';
import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { deposit, say, type Seen, seenAfter, tap } from './support/talk-after.js';

/** A question about something else, or another language, loses nothing. */
let parts: BotParts;
beforeAll(async () => {
  parts = await createBotParts();
});
const after = (...inputs: Input[]): Seen => seenAfter(parts, 'nl', inputs);

/** A talk up to the outcome of a dialog. */
const referred = [
  'topic:referral.start',
  'referral.start:need=living',
  'referral.start:what_living=money',
  'referral.start:urgent=yes',
].map(tap);

describe('a question that another dialog answers', () => {
  const answers = { who: 'self', region: 'flanders', lease: 'draft', reception: 'no', papers: 'protection' };
  const asked = [...deposit(answers), say('hoeveel moet ik verdienen voor gezinshereniging')];

  test('in the middle of a dialog says what that one is, and begins nothing', () => {
    const seen = after(...asked);
    expect([seen.event, seen.topic]).toEqual(['offered', 'reunification.income']);
    expect(seen.choices).toEqual(expect.arrayContaining(['topic:reunification.income', 'do:continue']));
  });

  test.each([tap('do:continue'), say('nee'), say('2')])('goes on with every answer kept: %j', (input) => {
    expect(after(...asked, input).choices).toContain('deposit.start:income=work');
    expect(after(...asked, input, tap('do:back')).choices).toContain('deposit.start:papers=protection');
  });

  test.each([tap('topic:reunification.income'), say('ja'), say('1')])('begins the other one: %j', (input) => {
    const seen = after(...asked, input);
    expect([seen.event, seen.topic]).toEqual(['asked', 'reunification.income']);
  });

  test('is offered again in another language', () => {
    const seen = after(...asked, tap('lang:en'));
    expect(seen).toMatchObject({ lang: 'en', event: 'offered', topic: 'reunification.income' });
    expect(after(...asked, tap('lang:en'), tap('do:continue')).choices).toContain('deposit.start:income=work');
  });

  test('after the outcome begins that dialog at once', () => {
    const seen = after(...referred, say('hoeveel moet ik verdienen voor gezinshereniging'));
    expect([seen.event, seen.topic]).toEqual(['asked', 'reunification.income']);
  });
});

describe('another language shows again', () => {
  const ways: [string, (lang: Lang) => Input][] = [
    ['by its button', (lang) => tap(`lang:${lang}`)],
    ['by a page in it', (lang) => ({ kind: 'open', lang })],
  ];

  describe.each(ways)('%s', (_how, to) => {
    test('the help in danger, with the way back to the dialog', () => {
      const steps = [...deposit({ who: 'self' }), say('زوجي يضربني'), to('ar')];
      const seen = after(...steps);
      expect(seen).toMatchObject({ lang: 'ar', event: 'crisis', topic: 'safety.violence' });
      expect(after(...steps, tap('do:continue')).choices).toContain('deposit.start:region=flanders');
    });

    test('an answer after the outcome, and one in the middle of a dialog with the question', () => {
      expect(after(...referred).event).toBe('outcome');
      const scam = after(...referred, tap('topic:deposit.scam'), to('fr'));
      expect(scam).toMatchObject({ lang: 'fr', event: 'answered', topic: 'deposit.scam' });
      expect(scam.choices).toContain('do:continue');
      const middle = after(...deposit({ who: 'self' }), say('is cash vragen oplichting?'), to('fr'));
      expect(middle).toMatchObject({ lang: 'fr', event: 'answered', topic: 'deposit.scam' });
      expect(middle.choices).toContain('deposit.start:region=flanders');
    });

    test('the question, once it is shown again after the help', () => {
      const help = [...deposit({ who: 'self' }), say('ik wil dood')];
      for (const back of [tap('do:continue'), say('???'), say('xqzw')]) {
        const seen = after(...help, back, to('fr'));
        expect(seen).toMatchObject({ lang: 'fr', topic: 'deposit.start' });
      }
    });

    test('the menu, with the way back to the dialog', () => {
      const seen = after(...deposit({ who: 'self' }), tap('do:menu'), to('fr'));
      expect(seen).toMatchObject({ lang: 'fr', event: 'menu' });
      expect(seen.choices).toContain('do:continue');
    });
  });
});

/** The client repeats a message whose answer did not arrive. */
describe('an answer that did not arrive', () => {
  const again: Input = { kind: 'again' };

  test.each([
    ['help in danger', say('mijn man slaat mij'), 'safety.violence'],
    [
      'help in danger, in the middle of a dialog',
      say('mijn man slaat mij'),
      'safety.violence',
      deposit({ who: 'self' }),
    ],
    ['an answer', tap('topic:deposit.scam'), 'deposit.scam'],
  ] as [string, Input, string, Input[]?][])('is given again: %s', (_what, input, topic, before = []) => {
    const seen = after(...before, input);
    expect(seen.topic).toBe(topic);
    expect(after(...before, input, again)).toMatchObject({ topic, choices: seen.choices });
  });

  test('is the open question, where that was the answer', () => {
    const asked = deposit({ who: 'self', region: 'flanders' });
    expect(after(...asked, again).choices).toEqual(after(...asked).choices);
  });

  test('is the welcome in a talk of which nothing is kept', () => {
    expect(after(again).choices).toEqual(after({ kind: 'open' }).choices);
  });
});
