import { describe, expect, test } from '@jest/globals';

import type { PlannedLang } from '../../model/lang.js';
import { messageOf } from '../../text/message.js';
import { compileLexicons, Features, openLexicons } from './features.js';
import { levelOf } from './levels.js';
import { learnTopics, learnUrgency, topicOf, urgencyOf, type DangerSample } from './learn.js';
import { readLexicon } from '../concepts/lexicon.js';
import { blocksFor, createDangerScreen, learnDanger } from './screen.js';

const sample = (topic: string | null, ...texts: string[]): DangerSample[] =>
  texts.map((text) => ({ block: 'en', words: messageOf(text).wordsIn('en'), topic, weight: 1 }));
const samples = [
  ...sample('safety.violence', 'my husband hits me every night', 'he hit me again', 'he hits the children'),
  ...sample('housing.homeless', 'we sleep outside tonight', 'no bed for tonight', 'sleeping in the station'),
  ...sample(
    null,
    'when is the school open',
    'how do I pay the rent',
    'my husband works in Ghent',
    'a bed for the baby',
    'where do I register my children',
  ),
];
const lexicons = {
  en: { HIT: ['hit', 'hits='], BED: ['bed='] },
  so: { HIT: ['garaac'] },
  ar: { HIT: ['*ضرب'] },
} as const;

describe('what is learnt', () => {
  const features = new Features(openLexicons(compileLexicons(lexicons)), 12);
  const urgency = learnUrgency(features, samples);
  const urgent = (text: string): number => urgencyOf(urgency, features.read(messageOf(text).wordsIn('en'), 'en'), 'en');

  test('tells other words of the same kind from ordinary ones', () => {
    expect(urgent('my brother hits me')).toBeGreaterThan(0);
    expect(urgent('they sleep at the station tonight')).toBeGreaterThan(0);
    expect(urgent('how do I pay the school')).toBeLessThan(0);
  });

  test('is the same for the same messages', () => {
    expect(learnUrgency(new Features(openLexicons(compileLexicons(lexicons)), 12), samples)).toEqual(urgency);
  });

  test('of concepts holds in another language', () => {
    const so = (text: string): number => urgencyOf(urgency, features.read(messageOf(text).wordsIn('so'), 'so'), 'so');
    expect(so('wuu i garaacay')).toBeGreaterThan(so('wuu i arkay'));
  });

  test('names the danger', () => {
    const topics = learnTopics(features, samples);
    const of = (text: string): string =>
      topicOf(topics, features.read(messageOf(text).wordsIn('en'), 'en'), features.total);
    expect(of('my brother hits me')).toBe('safety.violence');
    expect(of('outside in the station')).toBe('housing.homeless');
  });
});

test('an entry is the beginning of a word, the whole word, two words, or stands anywhere', () => {
  const en = readLexicon('en', { HIT: ['hits', 'ko=', 'beat_up'], IN: ['*quit'] });
  expect(en.conceptsOf('hitsme')).toEqual(['HIT']);
  expect(en.conceptsOf('ko')).toEqual(['HIT']);
  expect(en.conceptsOf('kongo')).toEqual([]);
  expect(en.conceptsOf('mosquito')).toEqual(['IN']);
  expect(en.pairOf('beat', 'up')).toEqual(['HIT']);
  expect(en.pairOf('beat', 'down')).toBeUndefined();
});

test('Arabic words have prefixes, and are typed in Latin letters too', () => {
  const ar = readLexicon('ar', { HIT: ['*ضرب', 'ضربني'] });
  expect(ar.conceptsOf('بيضربها')).toEqual(['HIT']);
  expect(ar.conceptsOf('drabni')).toEqual(ar.conceptsOf('darabni'));
});

test('a short Arabic entry is found behind what is joined to it; an entry that fits the word as it stands goes before', () => {
  const ar = readLexicon('ar', { BLOOD: ['دم'], BREAK: ['كسر'], HOME: ['بيت'], WATER: ['يت='] });
  expect(ar.conceptsOf('والدم')).toEqual(['BLOOD']);
  expect(ar.conceptsOf('بيكسرلي')).toEqual(['BREAK']);
  expect(ar.conceptsOf('بيت')).toEqual(['HOME']);
});

test('digits that stand for letters count as those in romanised Arabic; the last h of a feminine may be missing', () => {
  const ar = readLexicon('ar', { STATION: ['محطه'], SCHOOL: ['مدرسه'], ROAD: ['طريق'] });
  for (const word of ['mahatta', 'ma7atta', 'ma7a6a']) expect(ar.conceptsOf(word)).toEqual(['STATION']);
  expect(ar.conceptsOf('madrase')).toEqual(['SCHOOL']);
  for (const word of ['tariq', 'tari9', '6ari9']) expect(ar.conceptsOf(word)).toEqual(['ROAD']);
});

test('a word or two needs more than a sentence', () => {
  const limits = { banner: 0, takeover: 2 };
  expect([levelOf(0.5, 2, limits), levelOf(0.5, 3, limits)]).toEqual([null, 'banner']);
  expect([levelOf(2.5, 2, limits), levelOf(2.5, 3, limits)]).toEqual(['banner', 'takeover']);
});

test.each<[string, PlannedLang | null, readonly string[]]>([
  ['ik heb hulp nodig', 'nl', ['nl', 'rom']],
  ['xyz', null, ['fr', 'rom']],
  ['допоможіть', null, ['uk', 'ru']],
  ['допоможіть', 'uk', ['uk']],
  ['كمك', null, ['ar', 'prs', 'ps']],
  ['ሓግዙኒ', null, ['ti']],
])('%s (told: %s) is judged as %j', (text, told, blocks) => {
  expect(blocksFor(text, told, 'fr')).toEqual(blocks);
});

describe('the screen', () => {
  const look = createDangerScreen({
    model: learnDanger(lexicons, samples, samples),
    thresholds: { en: { banner: 0, takeover: 50 } },
    phrases: new Map([['geen dak', 'housing.homeless']]),
    ordinary: new Set(['he hit a record']),
  });

  test.each(['', '?!', '\ud800', '123', 'a'.repeat(5000), 'x '.repeat(2000)])('says nothing of %j', (text) => {
    expect(look(text, null, 'nl')).toBeNull();
  });

  test('reads the end of a long message too', () => {
    const life = Array.from({ length: 130 }, () => 'school').join(' ');
    expect(
      look(`${life} ${'my husband hits me every night and he hit me again '.repeat(10)}`, 'en', 'en'),
    ).toMatchObject({
      topic: 'safety.violence',
      level: 'banner',
    });
  });

  test('is told by its data that a short message is ordinary', () => {
    expect(look('he hit a record', 'en', 'en')).toBeNull();
    expect(look('he hit a child again', 'en', 'en')).not.toBeNull();
  });

  test('knows a sure phrase, whatever was learnt, where it is all that was written', () => {
    expect(look('Geen dak!', null, 'nl')).toEqual({ topic: 'housing.homeless', level: 'banner' });
    expect(look('geen dakgoot', null, 'nl')).toBeNull();
  });
});
