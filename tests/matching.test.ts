import { beforeAll, describe, expect, test } from '@jest/globals';

import { loadContent } from '../bot/content/load.js';
import type { Lang } from '../bot/model/lang.js';
import { openParts } from '../bot/matcher/compiled/compiled-files.js';
import { createUnderstanding, type Understanding } from '../bot/matcher/understand.js';
import { crisisSets, hint3, matchSet } from './support/match-sets.js';
import { sayWith, scoreCrisis, scoreMatches } from './support/match-score.js';
import { WHOLE_LANGS } from './support/whole-langs.js';

/**
 * The real content on the development set. Each bound is a little below the measured value, so that a loss is noticed.
 */
const BOUNDS: Partial<Record<Lang, { first: number; inThree: number }>> = {
  nl: { first: 0.74, inThree: 0.86 },
  fr: { first: 0.77, inThree: 0.93 },
  en: { first: 0.8, inThree: 0.9 },
  ar: { first: 0.69, inThree: 0.82 },
};

let understanding: Understanding;
beforeAll(() => {
  understanding = createUnderstanding(openParts(loadContent().reading()));
});

describe.each(WHOLE_LANGS)('messages in %s', (lang) => {
  test('are understood as well as before', async () => {
    const set = matchSet('dev', lang);
    const score = await scoreMatches(set, sayWith(understanding, lang));
    expect(score.messages).toBeGreaterThanOrEqual(100);
    expect(score.first).toBeGreaterThanOrEqual(BOUNDS[lang]!.first);
    expect(score.inThree).toBeGreaterThanOrEqual(BOUNDS[lang]!.inThree);
    // Direct answers must be right, and messages that no topic fits must get none.
    expect(score.answeredRight).toBeGreaterThanOrEqual(0.9);
    expect(score.refused).toBeGreaterThanOrEqual(0.85);
  });

  test('are told by their language, whatever the page', () => {
    const texts = Object.values(matchSet('dev', lang).topics)
      .flat()
      .filter((text) => text.length >= 20 && (lang !== 'ar' || !/[a-z]/i.test(text)));
    for (const page of WHOLE_LANGS) {
      const told = texts.map((text) => understanding.detect(text, page));
      expect(told.filter((found) => found === lang).length / told.length).toBeGreaterThanOrEqual(0.9);
      expect(told.filter((found) => found !== lang && found !== null).length / told.length).toBeLessThanOrEqual(0.05);
    }
  });
});

describe('a crisis', () => {
  test('is noticed in every language', () => {
    const scores = crisisSets().map(([lang, set]) => [lang, scoreCrisis(understanding, lang, set)] as const);
    expect(scores.map(([lang]) => lang)).toHaveLength(12);
    const sum = (of: (score: (typeof scores)[number][1]) => number): number =>
      scores.reduce((all, [, score]) => all + of(score), 0);
    expect(sum((s) => s.noticed) / sum((s) => s.messages)).toBeGreaterThanOrEqual(0.96);
    for (const [lang, s] of scores) expect([lang, s.noticed / s.messages >= 0.9]).toEqual([lang, true]);
    expect(sum((s) => s.takenOver) / sum((s) => s.messages)).toBeGreaterThanOrEqual(0.82);
    // They lie close to a crisis.
    expect(sum((s) => s.alarmed) / sum((s) => s.everyday)).toBeLessThanOrEqual(0.03);
    expect(sum((s) => s.alarmed + s.askedInVain) / sum((s) => s.everyday)).toBeLessThanOrEqual(0.15);
  });

  test.each(WHOLE_LANGS)('is seldom seen in everyday messages in %s', (lang) => {
    const set = matchSet('dev', lang);
    const everyday = Object.entries(set.topics)
      .filter(([topic]) => !topic.startsWith('safety.') && topic !== 'housing.homeless')
      .flatMap(([, texts]) => texts);
    const seen = [...everyday, ...set.out_of_scope.plain, ...set.out_of_scope.near].map(
      (text) => understanding.detectDanger(text, lang)?.level,
    );
    expect(seen.filter((level) => level === 'takeover').length / seen.length).toBeLessThanOrEqual(0.02);
    // A needless line above the answer costs little; a missed danger may cost a life.
    expect(seen.filter((level) => level !== undefined).length / seen.length).toBeLessThanOrEqual(0.12);
  });

  test.each([
    'ik wil niet dood',
    'ik wil niet sterven maar het lukt niet meer',
    'je ne veux pas mourir',
    'I dont want to die',
    'ما بدي موت',
  ])('is one with "not" in it too: %s', (text) => {
    expect(understanding.detectDanger(text, 'nl')?.topic).toMatch(/^safety\./);
  });

  test.each(['the exam killed me', 'dat examen heeft mij vermoord'])('%s: brings no more than the banner', (text) => {
    expect(understanding.detectDanger(text, 'en')?.level).not.toBe('takeover');
  });
});

test('the data of HINT3 is whole', () => {
  const rows = (['sofmattress', 'curekart', 'powerplay11'] as const).map((bot) => [
    hint3(bot, 'train').length,
    hint3(bot, 'test').length,
    new Set(hint3(bot, 'train').map(({ intent }) => intent)).size,
  ]);
  expect(rows).toEqual([
    [328, 397, 21],
    [600, 991, 28],
    [471, 983, 59],
  ]);
});
