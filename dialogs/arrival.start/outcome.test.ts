import { expect, test } from '@jest/globals';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const content = loadContent();
const env: FlowEnv = { today: '2026-11-30', facts: content.facts, isHoliday: isPublicHoliday };
const topic = content.topics.get('arrival.start')!;

const landed: Answers = {
  who: 'self',
  when: 'here',
  done: 'nothing',
  arrived_on: '2026-11-27',
  region: 'flanders',
  kids: 'both',
};
const registered: Answers = {
  who: 'self',
  when: 'here',
  done: 'fund',
  money: 'enough',
  region: 'flanders',
  kids: 'both',
};

const blocks = (answers: Answers): string[] =>
  outcome(answers, env)
    .messages.flat()
    .flatMap((part) => ('block' in part ? [part.block] : []));
const foldOf = (id: string): string | undefined => topic.blocks.find((block) => block.id === id)!.fold;
const inView = (answers: Answers): string[] => blocks(answers).filter((id) => foldOf(id) === undefined);
/** The folds in the order in which their blocks come. */
const folds = (answers: Answers): string[] => [
  ...new Set(blocks(answers).flatMap((id) => (foldOf(id) === undefined ? [] : [foldOf(id)!]))),
];

test('who is not registered registers first, by a day that stands in the calendar', () => {
  expect(inView(landed)).toEqual(['register_first', 'register_by', 'action_register', 'bring']);
  expect(outcome(landed, env).messages.flat()).toContainEqual({ calendar: '2026-12-09' });
});

test.each([
  ['2026-11-18', ['register_first', 'register_today', 'action_today', 'bring']],
  ['2026-11-17', ['register_first', 'register_late', 'action_late', 'bring']],
  ['unknown', ['register_first', 'register', 'action_register', 'bring']],
])('arrived on %s: what to do now', (arrived_on, expected) => {
  expect(inView({ ...landed, arrived_on })).toEqual(expected);
});

test('without enough money to live on, help comes before the health fund, and the risk for a card before help', () => {
  const first = ['card_first', 'ocmw_first', 'ocmw_when', 'action_ask'];
  expect(inView({ ...registered, money: 'short' })).toEqual(first);
  expect(inView({ ...registered, done: 'municipality', money: 'short' })).toEqual(first);
  expect(inView({ ...registered, money: 'unknown' })).not.toContain('ocmw_first');
});

test.each([
  [{ done: 'municipality' }, 'fund_first'],
  [{ kids: 'school' }, 'school_first'],
  [{ kids: 'small' }, 'benefit_flanders'],
  [{ kids: 'small', region: 'wallonia' }, 'benefit_wallonia'],
  [{ kids: 'small', region: 'brussels' }, 'benefit_ask'],
  [{ kids: 'none' }, 'course_first_flanders'],
  [{ kids: 'none', region: 'unknown' }, 'course_ask'],
])('registered: %j: what comes first', (change, first) => {
  expect(inView({ ...registered, ...change })[0]).toBe(first);
});

test('a course with a term tells it', () => {
  expect(inView({ ...registered, kids: 'none', region: 'brussels' })).toContain('course_day_brussels');
  expect(inView({ ...registered, kids: 'none', region: 'wallonia' })).toContain('course_day_wallonia');
});

test('a family that comes soon prepares', () => {
  expect(inView({ who: 'self', when: 'soon', region: 'flanders', kids: 'none' })).toEqual([
    'soon',
    'register',
    'action_prepare',
  ]);
});

test('the other steps follow in the order of need', () => {
  expect(folds(landed)).toEqual([
    'steps',
    'health',
    'money',
    'school',
    'benefit',
    'baby',
    'course',
    'papers',
    'why',
    'guardian',
  ]);
  expect(folds({ ...registered, kids: 'none' })).toEqual(['steps', 'money', 'course', 'why', 'guardian']);
});

test.each([
  ['minor', 'for_minor', 'guardian'],
  ['helper', 'for_helper', 'guardian_of'],
])('%s is spoken to', (who, line, guardian) => {
  expect(inView({ ...landed, who })).toContain(line);
  expect(blocks({ ...landed, who })).toContain(guardian);
});

test('who came by family reunification needs no question whether the family is here', () => {
  const answers = Object.fromEntries(Object.entries({ ...landed, who: 'arrived' }).filter(([id]) => id !== 'when'));
  expect(inView(answers)).toEqual(inView(landed));
  expect(folds(answers)).toEqual(folds(landed));
});

test('a place for small children is named where it exists', () => {
  expect(blocks({ ...landed, region: 'wallonia' })).toContain('small_one');
  expect(blocks({ ...landed, region: 'wallonia' })).not.toContain('small');
  expect(blocks({ ...landed, region: 'unknown' })).toContain('small_any');
});

test.each([
  [{ region: 'flanders' }, ['line_1700', 'caw']],
  [{ region: 'brussels' }, ['allo_aide_sociale', 'caw']],
  [{ region: 'wallonia' }, ['caritas']],
  [{ region: 'unknown' }, ['myria', 'caritas']],
])('whom to call: %j', (change, ids) => {
  expect(outcome({ ...landed, ...change }, env).call).toEqual(ids);
});

test('about support and a card, advice is called first', () => {
  expect(outcome({ ...registered, money: 'short' }, env).call).toEqual(['caw']);
});
