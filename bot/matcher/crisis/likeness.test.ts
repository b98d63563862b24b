import { expect, test } from '@jest/globals';

import { learnLikeness, likeness, type LikenessSample } from './likeness.js';

const sample = (topic: string | null, ...texts: string[]): LikenessSample[] =>
  texts.map((text) => ({ lang: 'en', topic, text }));
const samples = [
  ...sample('safety.violence', 'my husband hits me every night', 'he hit me again', 'he hits the children'),
  ...sample('housing.homeless', 'we sleep outside tonight', 'no bed for tonight', 'sleeping in the station'),
  ...sample(
    null,
    'when is the school open',
    'how do I pay the rent',
    'my husband works in Ghent',
    'a bed for the baby',
  ),
];

test('what was learnt is recognised in other words of the same kind, with its topic', () => {
  const learnt = learnLikeness(samples);
  const hit = likeness(learnt, 'my brother hits me')!;
  expect(hit.topic).toBe('safety.violence');
  expect(hit.chance).toBeGreaterThan(0.5);
  expect(likeness(learnt, 'they sleep at the station')!.topic).toBe('housing.homeless');
  expect(likeness(learnt, 'how do I pay the school')!.chance).toBeLessThan(0.5);
});

test('the same messages give the same numbers', () => {
  expect(learnLikeness(samples)).toEqual(learnLikeness(samples));
});

test('a lone word, no words at all, and nothing learnt say nothing', () => {
  const learnt = learnLikeness(samples);
  for (const text of ['hits', '', '?!', '\ud800']) expect(likeness(learnt, text)).toBeNull();
  expect(likeness(learnLikeness([]), 'he hits me')).toBeNull();
});
