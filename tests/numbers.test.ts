import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { type BotParts, createBotParts } from '../bot/guide/create-guide.js';
import { LANGS } from '../bot/model/lang.js';
import type { Numbers } from '../bot/talk/front/numbers.js';
import { newTalk, type TalkState } from '../bot/talk/talk-state.js';
import { Talk } from './support/core-talk.js';
import { TO_OUTCOME } from './support/deposit-answers.js';

const TEST_NOW = { date: '2026-11-30', minute: 600 };

/** The numbers in messages: of help lines, of people, and all others. */
let parts: BotParts;
let numbers: Numbers;
beforeAll(async () => {
  parts = await createBotParts();
  ({ numbers } = parts.context);
});

/** The ten digits of the scripts that people of the twelve languages type, and of two that nobody expects. */
const SCRIPTS = { latin: 0x30, arabic: 0x660, persian: 0x6f0, fullwidth: 0xff10, bengali: 0x9e6 } as const;
const inScript = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const scripts = Object.values(SCRIPTS);

const lineOf = (text: string) => numbers.line(text, parts.context.normalise(text, 'nl'));
const topicOf = (text: string): string | null => lineOf(text)?.topics[0] ?? null;
const say = (text: string, state: Partial<TalkState> = {}) =>
  new Talk(parts.bot, TEST_NOW, 'nl', { ...newTalk('nl'), ...state }).say(text);

/** Every line of content/services.yaml that is dialled in danger, and what it is about. */
const LINES: readonly (readonly [string, string])[] = [
  ['112', 'safety.danger'],
  ['101', 'safety.danger'],
  ['1712', 'safety.violence'],
  ['106', 'safety.danger'],
  ['107', 'safety.danger'],
  ['1813', 'safety.suicide'],
  ['0800 32 123', 'safety.suicide'],
  ['102', 'safety.child'],
  ['103', 'safety.child'],
  ['116 000', 'safety.child'],
  ['116000', 'safety.child'],
  ['078 055 800', 'safety.exploitation'],
  ['0800 30 030', 'safety.violence'],
  ['080030030', 'safety.violence'],
  ['+32 800 30 030', 'safety.violence'],
];

describe('the number of a help line is a name of its topic', () => {
  test.each(LINES)('%s, in every script of digits: %s', (typed, topic) => {
    for (const zero of scripts) expect(topicOf(inScript(typed, zero))).toBe(topic);
  });

  test('and the whole answer is that help, in every language of the guide', () => {
    for (const lang of LANGS)
      for (const [typed, topic] of LINES) {
        const { reply, event } = new Talk(parts.bot, TEST_NOW, lang).say(typed).last;
        expect([lang, typed, reply.topic, event.danger?.level]).toEqual([lang, typed, topic, 'takeover']);
        expect(reply.lang).toBe(lang);
      }
  });

  test.each([
    ['what is 1712', 'safety.violence'],
    ['What is 1712?', 'safety.violence'],
    ['wat is 1712?', 'safety.violence'],
    ["c'est quoi le 1712 ?", 'safety.violence'],
    ['ما هو ١٧١٢؟', 'safety.violence'],
    ['1712 چیست', 'safety.violence'],
    ['۱۷۱۲ څه شی دی', 'safety.violence'],
    ['1712 እንታይ እዩ', 'safety.violence'],
    ['waa maxay 1712', 'safety.violence'],
    ['1712 nedir', 'safety.violence'],
    ['що таке 1712', 'safety.violence'],
    ['что такое 1712', 'safety.violence'],
    ['qué es el 1712', 'safety.violence'],
    ['፲፯፻፲፪', 'safety.violence'],
    ['፩፻፲፪', 'safety.danger'],
    ['1 1 2', 'safety.danger'],
    ['1️⃣1️⃣2️⃣', 'safety.danger'],
    ['police 101', 'safety.danger'],
    ['politie 101', 'safety.danger'],
    ['الشرطة ١٠١', 'safety.danger'],
    ['101/112', 'safety.danger'],
    ['tele-onthaal', 'safety.danger'],
    ['Tele onthaal', 'safety.danger'],
    ['teleonthaal', 'safety.danger'],
    ['tele-onthaal 106', 'safety.danger'],
    ['Télé-Accueil', 'safety.danger'],
    ['bel 106', 'safety.danger'],
    ['nummer 107', 'safety.danger'],
    ['how do I call 1813?', 'safety.suicide'],
    ['zelfmoordlijn 1813', 'safety.suicide'],
    ['awel 102', 'safety.child'],
    ['écoute enfants 103', 'safety.child'],
    ['écoute-enfants', 'safety.child'],
    ['child focus', 'safety.child'],
    ['childfocus 116 000', 'safety.child'],
    ['116.000', 'safety.child'],
    ['0800/30.030', 'safety.violence'],
    ['is 0800 30 030 free', 'safety.violence'],
    ['is 1712 gratis en anoniem?', 'safety.violence'],
    ['1712 bellen', 'safety.violence'],
    ['112 bellen', 'safety.danger'],
    ["112'yi ara", 'safety.danger'],
    ['позвонить 112', 'safety.danger'],
    ['llamar al 112', 'safety.danger'],
    ['wac 112', 'safety.danger'],
    // Lines for other matters.
    ['1733', 'arrival.health'],
    ['1700', 'meta.person'],
    ['0800 13 500', 'referral.caw'],
    ['02 738 08 18', 'referral.jrs'],
    ['070 245 245', 'arrival.health'],
  ])('%s: %s', (text, topic) => {
    expect(topicOf(text)).toBe(topic);
  });

  test.each(['enfants', "pas d'enfants", 'aide enfants', 'kinderen', 'geen kinderen', 'écoute', 'line', 'focus'])(
    '%s: a part of a name is the name of no line',
    (text) => {
      expect(lineOf(text)).toBeNull();
    },
  );

  test('of every service there is a topic, or a choice of several', () => {
    for (const { channels } of parts.content.services.values())
      for (const { kind, value } of channels) {
        if (kind !== 'phone') continue;
        const { topics } = lineOf(value)!;
        expect(topics.length).toBeGreaterThan(0);
        expect(topics.every((id) => parts.content.topics.has(id))).toBe(true);
        expect(numbers.withoutPersonal(`bel ${value}`)).toBe(`bel ${value}`);
      }
  });

  test('tools read it as the talk does', () => {
    const understood = (text: string) => parts.understanding.understand(text, 'nl');
    expect(understood('1712')).toMatchObject({
      band: 'answer',
      topic: 'safety.violence',
      danger: { topic: 'safety.violence', level: 'takeover' },
    });
    expect(understood('1733')).toMatchObject({ band: 'answer', topic: 'arrival.health', danger: null });
    expect(understood('112 euro').danger).toBeNull();
    expect(understood('bel mij op 0485/12.34.56').danger).toBeNull();
    expect(understood('mijn man slaat mij 0485/12.34.56')).toEqual(understood('mijn man slaat mij '));
  });

  test('danger that is told beside it goes before it', () => {
    expect(say('1712 ik wil dood').last.reply.topic).toBe('safety.suicide');
  });
});

describe('a number like any other is no call for help', () => {
  const COUNTED = [
    '112 euro',
    '€112',
    '112 €',
    'loyer 112 euros',
    'huur 112 euro',
    'huur van 112',
    'rent of 112',
    'rue 112',
    'rue Haute 112',
    'rue de la Loi 112',
    'avenue Louise, 112',
    'Kerkstraat 112',
    'Stationsstraat 112 in Gent',
    'huisnummer 112 bus 2',
    'huis nummer 112',
    'bus 112',
    'wet van 112',
    'artikel 112',
    'kamer 112',
    'room 101',
    'tram 103',
    'bus 106',
    'lijn 107 bus naar Gent',
    '112 dagen',
    '107 m2',
    '102 kg',
    '103 jaar',
    '112,50',
    '112.50 euro',
    '1.112',
    '2 112 euro',
    '112 500',
    '112/2026',
    '1712 euro',
    '1813 euro per maand',
    'loyer 1712',
    '112%',
    'شارع 112',
    '١١٢ يورو',
    'ايجار 112',
    'кв. 112',
    '112 евро',
    'вулиця Шевченка 112',
    'calle Mayor 112',
    '112 euros de alquiler',
    'sokak 112',
    'kira 112 lira',
    'jidka 112',
    'ጎደና 112',
    '112 ዩሮ',
    '112 یورو',
    '112 personen',
  ];
  test.each(COUNTED)('%s', (text) => {
    expect(lineOf(text)).toBeNull();
    for (const zero of scripts) expect(lineOf(inScript(text, zero))).toBeNull();
    // What is said beside it may sound like danger, as it does beside any other number.
    const other = say(text.replace(/112|101|10[2-7]|1712|1813|[١۱][١۱][٢۲]/u, '45')).last.event.danger;
    expect(other?.level).not.toBe('takeover');
    expect(say(text).last.event.danger).toEqual(other);
  });

  test.each([
    'ik heb 102 vragen',
    '101 dalmatiers',
    'ik betaal 107',
    'mijn dossier is 1712 en 33',
    'je suis né en 1813',
    '11 2',
    'awel ja dat klopt',
    'ik kreeg een brief van de gemeente met nummer 103 over mijn kaart',
  ])('nor is one that may be anything: %s', (text) => {
    expect(lineOf(text)).toBeNull();
  });

  test.each([
    'bel 112',
    '112',
    'help 112 rue Haute 5',
    'ik bel 112',
    'in mijn straat vechten ze, bel 112',
    'call 112 house on fire',
    '112! huis brandt',
    'bel 112, bus is omgevallen',
  ])('a call for help stays whole: %s', (text) => {
    expect(numbers.withoutCounted(text)).toBe(text);
  });

  test('where an amount is asked, the number of a line is an amount; the emergency number is not', () => {
    const answers = Object.fromEntries(Object.entries(TO_OUTCOME).filter(([question]) => question !== 'asked'));
    const state = { flow: { id: 'deposit.start', answers } };
    expect(say('wat', state).last.reply.input).toBe('amount');
    expect(say('1712', state).last.event.danger).toBeUndefined();
    expect(say('1712', state).state?.flow?.answers['asked']).toBe('1712');
    expect(say('112', state).last.reply.topic).toBe('safety.danger');
    expect(say('bel 1712', state).last.reply.topic).toBe('safety.violence');
  });

  test('where a region is asked, a postcode stays one', () => {
    const state = { flow: { id: 'deposit.start', answers: { who: 'self' } } };
    expect(say('1700', state).state?.flow?.answers['region']).toBe('flanders');
  });
});

const PEOPLE = [
  '0477 12 34 56',
  '0477123456',
  '0477/12.34.56',
  '0485/12.34.56',
  '0477-12-34-56',
  '0477.12.34.56',
  '0477 123 456',
  '0477/123456',
  '477 12 34 56',
  '+32 477 12 34 56',
  '+32477123456',
  '+32 (0)477 12 34 56',
  '+32 (0) 477 12 34 56',
  '0032 477 12 34 56',
  '0032477123456',
  '32 477 12 34 56',
  '02 123 45 67',
  '02/123.45.67',
  '011 22 33 45',
  '+32 2 123 45 67',
  '+963 933 123 456',
  '00963933123456',
  '0933 123 456',
  '+93 70 123 4567',
  '070 123 4567',
  '0912 345 6789',
  '+252 61 1234567',
  '+291 7 123 456',
  '+90 532 123 45 67',
  '0532 123 45 67',
  '+380 67 123 45 67',
  '067 123 45 67',
  '+7 912 345-67-89',
  '06 12 34 56 78',
  '+33 6 12 34 56 78',
  '(555) 123-4567',
  '85.07.30-033.28',
  '850730-03328',
  '850730 033 28',
  '85073003328',
  '85 07 30 033 28',
  '85.07.30 033.28',
  '85.47.30-033.61',
];

describe('numbers of people are taken out', () => {
  test.each(PEOPLE)('%s, in every script of digits', (number) => {
    for (const zero of scripts) {
      const typed = inScript(number, zero);
      expect(numbers.withoutPersonal(typed).trim()).toBe('');
      expect(numbers.withoutPersonal(`bel mij op ${typed} voor de waarborg`)).not.toMatch(/\p{Nd}/u);
      expect(numbers.withoutPersonal(`bel mij op ${typed} voor de waarborg`).replace(/ +/g, ' ')).toBe(
        'bel mij op voor de waarborg',
      );
    }
  });

  test.each([
    ['\u202a+32\u00a0477 12 34 56\u202c', ''],
    ['0477 12 34 56 2 kinderen', '2 kinderen'],
    ['9000 Gent, 0477 12 34 56', '9000 Gent,'],
    ['op 12/05/2026 belde 0477 12 34 56', 'op 12/05/2026 belde'],
    ['0477 12 34 56 en 0485 12 34 56', 'en'],
    ['85.07.30-033.28 waarborg 1800 euro', 'waarborg 1800 euro'],
  ])('%p leaves %p', (text, left) => {
    expect(numbers.withoutPersonal(text).trim()).toBe(left);
  });

  test.each([
    '12/05/2026',
    '01/02/2026',
    '01-02-2026 3 kinderen',
    '01/02/2026 10 uur',
    '02/03/26 100 euro',
    'van 01/02/2026 tot 03/04/2026',
    '01 02 2026 03 04 2026',
    '2026-12-31',
    '20261231',
    '31 12 2026',
    '12 juli 2026, beslissing 14 juli 2026',
    '1800',
    '€ 2.400,50',
    '1 200 000 euro',
    '12 500 euro',
    '100 000 000',
    '123456789 euro',
    '1000 Brussel',
    '9000 Gent 2018 Antwerpen',
    'B-1000',
    '08:30 - 12:00',
    '08.30-12.00 en 13.00-17.00',
    'art. 12bis § 2',
    'wet van 15 december 1980',
    'CGVS 19/12345',
    'SP 8123456',
    'bus 12, huisnummer 112',
    '2 kinderen van 4 en 6 jaar',
    '10, 11, 12, 13 en 14',
    '2024 2025 2026',
    '1712 106 107 112 101',
    '02 229 36 11',
    '0800 30 030',
    '+32 800 30 030',
  ])('%s stays', (text) => {
    for (const zero of scripts) {
      const typed = inScript(text, zero);
      expect(numbers.withoutPersonal(typed)).toBe(typed);
    }
  });

  test.each([
    '0477 11 22 33',
    'mijn nummer is 0477 12 34 56',
    'my number is 0485 12 34 56',
    'bel mij op 0485/12.34.56',
    '85.07.30-033.28',
    'رقمي ٠٤٧٧ ١٢ ٣٤ ٥٦',
  ])('%s brings no help in danger, and is told to be unneeded', (text) => {
    const talk = say(text);
    expect(talk.last.event.danger).toBeUndefined();
    expect(talk.text).toContain('is hier niet nodig');
  });

  test('the rest of the message is answered, with one sentence about the number', () => {
    const plain = say('is cash vragen oplichting?').last.reply;
    const told = say('is cash vragen oplichting? mijn nummer: 0477 12 34 56').last.reply;
    expect(told.topic).toBe(plain.topic);
    expect(told.messages).toHaveLength(plain.messages.length + 1);
    const danger = say('mijn man slaat mij, bel mij op 0485/12.34.56');
    expect(danger.last.reply.topic).toBe('safety.violence');
    expect(danger.text.match(/is hier niet nodig/g)).toHaveLength(1);
  });

  test('it is no answer to a question about a day, and the answer beside it is taken', () => {
    const day = { flow: { id: 'reunification.deadline', answers: { status: 'refugee' } } };
    const alone = say('0477 12 34 56', day);
    expect(alone.state?.flow?.answers).toEqual({ status: 'refugee' });
    expect(alone.text).toContain('is hier niet nodig');
    const region = { flow: { id: 'deposit.start', answers: { who: 'self' } } };
    expect(say('9000 0477 12 34 56', region).state?.flow?.answers['region']).toBe('flanders');
  });

  test('whatever stands around it: the number goes, words, dates, sums and postcodes stay', () => {
    const other = fc.constantFrom(
      'waarborg',
      '12/05/2026',
      '€ 1.800,50',
      '9000 Gent',
      '2 kinderen',
      'ok?',
      'ኣነ',
      'мой',
    );
    const list = fc.array(other, { maxLength: 4 });
    const cases = fc.tuple(list, fc.constantFrom(...PEOPLE), list, fc.constantFrom(...scripts));
    fc.assert(
      fc.property(cases, ([before, number, after, zero]) => {
        const text = [...before, inScript(number, zero), ...after].join(' ; ');
        const kept = numbers.withoutPersonal(text).replace(/\s+/gu, ' ').trim();
        expect(kept).toBe([...before, '', ...after].join(' ; ').replace(/\s+/gu, ' ').trim());
      }),
    );
  });

  test('any text: nothing throws, no letter is lost, and a second reading finds nothing more', () => {
    const signs = fc.constantFrom(
      ...'0123456789',
      '٤',
      '۵',
      ' ',
      ' ',
      '.',
      '/',
      '-',
      '+',
      '(',
      ')',
      ',',
      '€',
      'a',
      'ع',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(signs).map((all) => all.join('')),
        ),
        (text) => {
          const once = numbers.withoutPersonal(text);
          const letters = (of: string): string => (of.match(/\p{L}/gu) ?? []).join('');
          expect(letters(once)).toBe(letters(text));
          lineOf(text);
          expect(numbers.withoutCounted(text).length).toBeLessThanOrEqual(Math.max(text.length * 4, 8));
        },
      ),
    );
  });

  test('a hostile text costs no more than a long one', () => {
    for (const piece of ['0 ', '04 ', '1.', '112 ', '+32', '(0', '0477 12 34 5', '12/12/']) {
      const text = piece.repeat(100_000 / piece.length);
      expect(() => numbers.withoutPersonal(text)).not.toThrow();
      expect(() => lineOf(text)).not.toThrow();
    }
  });
});
