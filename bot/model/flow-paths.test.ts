import { expect, test } from '@jest/globals';

import { FactBook } from './facts.js';
import { type Answers, type ChoiceQuestion, type Flow, type FlowEnv, OUTCOME } from './flow.js';
import { idleQuestions } from './flow-paths.js';

const env = (today = '2026-11-30'): FlowEnv => ({ today, facts: new FactBook([]), isHoliday: () => false });
const ask = (options: readonly string[], next: ChoiceQuestion['next']): ChoiceQuestion => ({
  kind: 'choice',
  options,
  next,
});

/** A flow of three questions at most. `said` makes its outcome from the answers. */
function flow(said: (answers: Answers, today: string) => string, skips = false): Flow {
  return {
    id: 'test.start',
    start: 'who',
    questions: {
      who: ask(['self', 'helper'], (answers) => (skips && answers['who'] === 'helper' ? OUTCOME : 'region')),
      region: ask(['north', 'south'], () => 'household'),
      household: ask(['one', 'more'], () => OUTCOME),
    },
    outcome: (answers, { today }) => ({ messages: [[{ block: said(answers, today) }]], related: [] }),
    overview: () => ({ messages: [], related: [] }),
  };
}

test('a question that changes no outcome is named', () => {
  const all = flow(({ who, region, household }) => `${who} ${region} ${household}`);
  expect(idleQuestions(all, [env()])).toEqual([]);
  expect(
    idleQuestions(
      flow(({ who, region }) => `${who} ${region}`),
      [env()],
    ),
  ).toEqual(['household']);
  expect(
    idleQuestions(
      flow(() => 'the same'),
      [env()],
    ),
  ).toEqual(['who', 'region', 'household']);
});

test('a question decides where it changes the outcome for some people only', () => {
  const some = flow((a) =>
    a['who'] === 'helper' && a['region'] === 'south' ? `${a['household']}` : `${a['who']} ${a['region']}`,
  );
  expect(idleQuestions(some, [env()])).toEqual([]);
});

test('a question decides where what is asked because of it does, not by what is only asked', () => {
  expect(
    idleQuestions(
      flow(({ who, region }) => `${who} ${region}`, true),
      [env()],
    ),
  ).toEqual(['household']);
  expect(
    idleQuestions(
      flow(() => 'the same', true),
      [env()],
    ),
  ).toEqual(['who', 'region', 'household']);
  const byRegion = flow(({ region = 'none' }) => region, true);
  expect(idleQuestions(byRegion, [env()])).toEqual(['household']);
});

test('a question decides that does so on one of the days', () => {
  const since = flow(
    ({ who, region, household }, today) => `${who} ${region} ${today >= '2026-12-01' ? household : ''}`,
  );
  expect(idleQuestions(since, [env()])).toEqual(['household']);
  expect(idleQuestions(since, [env(), env('2026-12-01')])).toEqual([]);
});
