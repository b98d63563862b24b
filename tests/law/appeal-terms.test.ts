import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';

/**
 * No official page was found for the terms of appeal since 12-06-2026. So whoever reads a number of days also reads from
 * which day on it was not confirmed (`refusal.reform_from`).
 */
const TERMS = ['refusal.appeal', 'refusal.appeal_held', 'refusal.urgent_repeat'];

/** Said only about a decision from before that day: see `refused` in `dialogs/reunification.start/filed.ts`. */
const OF_BEFORE = ['refused', 'refused_today', 'refused_rolled'].map((block) => `reunification.start/${block}`);

test('a term of appeal is never told without the day since which it was not confirmed', () => {
  const content = loadContent();
  const blocks = [...content.topics.values()].flatMap(({ id, blocks: specs }) =>
    specs.map((spec) => ({ id: `${id}/${spec.id}`, facts: spec.facts })),
  );
  const told = blocks.filter(({ facts }) => facts.some((fact) => TERMS.includes(fact)));
  expect(told.length).toBeGreaterThan(5);
  const certain = told.filter(({ id, facts }) => !facts.includes('refusal.reform_from') && !OF_BEFORE.includes(id));
  expect(certain.map(({ id }) => id)).toEqual([]);
});
