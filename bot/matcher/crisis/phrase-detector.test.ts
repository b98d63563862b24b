import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { forLangs, LANGS } from '../../model/lang.js';
import { crisisPhrases, readyPhrases, type PhrasesByTopic } from './learn.js';
import { createPhraseDetector } from './phrase-detector.js';
import { hostileText } from '../../../tests/support/hostile-text.js';
import { TRAINING } from '../../../tests/support/matcher-phrases.js';

const phrases = crisisPhrases(TRAINING);
const screenAll = createPhraseDetector(phrases);
const screen = (text: string) => {
  const hit = screenAll(text);
  return hit && { topic: hit.topic, certainty: hit.certainty };
};

describe('a crisis is recognised', () => {
  test.each([
    ['ik wil niet meer leven', 'safety.suicide'],
    ['Ik wil echt niet meer verder leven!!', 'safety.suicide'],
    ['wil ik niet meer leven', 'safety.suicide'],
    ['zelfmoordgedachten', 'safety.suicide'],
    ['i want to kill myself', 'safety.suicide'],
    ["I don't wanna live anymore", 'safety.suicide'],
    ['I dont want to live any more', 'safety.suicide'],
    ['he wants to kill himself', 'safety.suicide'],
    ['j’ai plus envie de vivre', 'safety.suicide'],
    ['بدي موت', 'safety.suicide'],
    ['bedi mout', 'safety.suicide'],
    ['biddi moot', 'safety.suicide'],
    ['il me frappe', 'safety.violence'],
    ['mijn man slaat me', 'safety.violence'],
    ['بيضربني زوجي', 'safety.violence'],
    ['zawji yadribni', 'safety.violence'],
    ['my child is hit', 'safety.child'],
    ['je suis à la rue', 'housing.homeless'],
    ['suicde', 'safety.suicide'],
    ['zelfmoort, ik denk aan zelfmooord', 'safety.suicide'],
  ])('"%s" is clearly %s', (text, topic) => {
    expect(screen(text)).toEqual({ topic, certainty: 'clear' });
  });

  test('by every phrase of the content, in capitals and amid other words too', () => {
    for (const { topic, source } of phrases) {
      const { text } = source;
      for (const said of [text, text.toUpperCase(), `hallo, ${text}. ما العمل؟`]) {
        expect([said, screen(said)?.certainty]).toEqual([said, 'clear']);
        expect(screen(text)?.topic.split('.')[0]).toBe(topic.split('.')[0]);
      }
    }
  });

  test('perhaps, when most of the telling words of a phrase are there', () => {
    expect(screen('husband hits, afraid of my husband')).toEqual({ topic: 'safety.violence', certainty: 'maybe' });
    expect(screen('afraid, husband')).toEqual({ topic: 'safety.violence', certainty: 'maybe' });
  });
});

describe('everyday talk is no crisis', () => {
  test.each([
    'the exam killed me',
    'this exam is killing me',
    'ik lach me dood',
    'ik heb me dood gelachen, wat een les',
    'mort de fatigue',
    'je suis morte de fatigue, je cherche un logement',
    'ce travail me tue',
    'I am dying of laughter',
    'متت من الضحك',
    'ik zoek een huis want die is te klein',
    'ik wil hier leven met mijn familie',
    'ik wil niet meer wachten',
    'heeft u een bed met matras',
    'je frappe à la porte',
    'my husband wants to come',
    '',
    '😀😀😀',
  ])('"%s"', (text) => {
    expect(screen(text)?.certainty).not.toBe('clear');
  });

  test('nor is any everyday phrase of the content', () => {
    const everyday = LANGS.flatMap((lang) => TRAINING[lang].filter((t) => t.kind !== 'crisis'));
    const alarmed = everyday.flatMap((t) => [t.title, ...t.keywords, ...t.examples]).filter((text) => screen(text));
    expect(alarmed).toEqual([]);
  });

  test('a saying does not hide the crisis beside it', () => {
    expect(screen('ik lach me dood zeggen ze maar ik wil niet meer leven')?.certainty).toBe('clear');
  });
});

describe('several at once', () => {
  test('what cannot wait comes first', () => {
    expect(screen('hij slaat mij elke dag en hij heeft een mes')?.topic).toBe('safety.danger');
    expect(screen('mijn man slaat mij en ik wil niet meer leven')?.topic).toBe('safety.suicide');
    expect(screen('dakloos en hij slaat de kinderen')?.topic).toBe('safety.child');
  });

  test('a clear one comes before an urgent guess', () => {
    const two: PhrasesByTopic = {
      'safety.danger': [{ lang: 'nl', text: 'gevaar mes bedreiging' }],
      'housing.homeless': [{ lang: 'nl', text: 'geen slaapplaats' }],
    };
    expect(createPhraseDetector(readyPhrases(two))('mes bedreiging')).toBeNull();
    expect(createPhraseDetector(readyPhrases(two))('geen slaapplaats, gevaar mes')?.topic).toBe('housing.homeless');
  });
});

test('phrases of numbers, and Arabic ones that the content writes in Latin letters, count too', () => {
  const mixed: PhrasesByTopic = {
    'safety.danger': [{ lang: 'ar', text: '112' }],
    'safety.child': [{ lang: 'ar', text: 'baba byedrebni' }],
  };
  expect(createPhraseDetector(readyPhrases(mixed))('112')?.certainty).toBe('clear');
  expect(createPhraseDetector(readyPhrases(mixed))('١١٢')?.certainty).toBe('clear');
  expect(createPhraseDetector(readyPhrases(mixed))('baba 3am byedrebni')?.topic).toBe('safety.child');
});

describe('phrases that everyday questions hold too', () => {
  const everyday = [
    'help with the deposit',
    'can you help me find a house',
    'who can help me',
    'we need another apartment',
  ];
  const marked = createPhraseDetector(
    crisisPhrases({
      ...forLangs(() => []),
      en: [
        {
          topic: 'safety.danger',
          kind: 'crisis',
          title: 'Danger',
          keywords: ['HELP', 'help he has a knife'],
          examples: [],
        },
        { topic: 'housing.search', kind: 'answer', title: 'A home', keywords: [], examples: everyday },
      ],
      ar: [{ topic: 'safety.suicide', kind: 'crisis', title: 'انتحار', keywords: ['انتحار'], examples: [] }],
    }),
  );

  // Every second question contains "help". As a full crisis phrase it would send them all to the police.
  test('count only where nothing else is said, and only as a guess', () => {
    expect(marked('help me please')?.certainty).toBe('maybe');
    expect(marked('HELP!!')?.certainty).toBe('maybe');
    for (const text of [...everyday, 'help with my visa']) expect(marked(text)).toBeNull();
    expect(marked('please help, he has a knife')?.certainty).toBe('clear');
  });

  test('a word that only looks like Arabic in Latin letters is none', () => {
    expect(marked('another house')).toBeNull();
    expect(marked('intihar')).toMatchObject({ topic: 'safety.suicide', certainty: 'maybe' });
  });
});

test('hostile text never breaks the screen', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const hit = screen(text);
      expect(hit === null || phrases.some(({ topic }) => topic === hit.topic)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
