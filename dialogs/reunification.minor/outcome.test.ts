import { describe, expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import { FactBook } from '../../bot/model/facts.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const { facts } = loadContent();
const env: FlowEnv = { today: '2026-11-22', facts, isHoliday: () => false };
const without = (...gone: string[]): FlowEnv => ({
  ...env,
  facts: new FactBook(facts.ids().flatMap((id) => (gone.includes(id) ? [] : [facts.get(id)!]))),
});
const turnedAdult: Answers = {
  who: 'self',
  age_now: 'adult',
  at_request: 'yes',
  alone: 'yes',
  status: 'refugee',
  granted_on: '2026-09-01',
  siblings: 'no',
};
const minor: Answers = { ...turnedAdult, who: 'minor', guardian: 'yes' };

/** What is in view, the steps, and the reasons. */
function blocks(answers: Answers, asked: FlowEnv = env): [inView: string[], steps: string[], why: string[]] {
  const [inView, steps, why] = outcome(answers, asked).messages.map((parts) =>
    parts.flatMap((part) => ('block' in part ? [part.block] : [])),
  );
  return [inView!, steps!, why!];
}

test.each([
  ['an adult when asking', { at_request: 'no' }, 'was_adult', ['no_right', 'already_adult', 'humanitarian']],
  ['the same, in the procedure still', { at_request: 'no', status: 'pending' }, 'was_adult', expect.anything()],
  ['not known whether a minor when asking', { at_request: 'unknown' }, 'not_sure', ['ask_lawyer', 'take_papers']],
  ['not known whether alone', { alone: 'unknown' }, 'not_sure', ['ask_lawyer', 'take_papers']],
  ['with an adult', { alone: 'no' }, 'accompanied', ['ask_lawyer', 'with_adult', 'take_papers']],
  ['with an adult, in the procedure still', { alone: 'no', status: 'pending' }, 'accompanied', expect.anything()],
])('%s: nothing more is reckoned, and a lawyer looks', (_, change, reason, inView) => {
  expect(blocks({ ...turnedAdult, ...change })).toEqual([inView, ['steps_lawyer'], [reason]]);
});

test('none of that stands on the day on which the law changed', () => {
  const asked = without('family.new_law_from');
  expect(blocks({ ...turnedAdult, at_request: 'no' }, asked)[2]).toEqual(['was_adult']);
  expect(blocks({ ...minor, alone: 'no' }, asked)[2]).toEqual(['accompanied']);
  expect(blocks(minor, asked)[2]).toEqual(['not_sure']);
});

test('the longer of two disputed terms is never told alone', () => {
  expect(blocks(turnedAdult)[0]).toEqual(['dvz_until', 'court_maybe', 'lawyer_and_parents']);
  expect(blocks(turnedAdult, without('family.minor_term_court'))[0]).toEqual(['dvz_until', 'lawyer_and_parents']);
  expect(blocks(turnedAdult, without('family.minor_term_dvz'))[0]).toEqual(['ask_lawyer', 'lawyer_and_parents']);
});

test('a request still running, and a status whose day is not known', () => {
  expect(blocks({ ...minor, status: 'pending' })).toEqual([
    ['not_yet', 'age_day', 'prepare'],
    ['steps_pending'],
    ['pending'],
  ]);
  expect(blocks({ ...minor, granted_on: 'unknown' })).toEqual([
    ['ask_lawyer', 'before', 'take_papers'],
    ['steps_minor'],
    ['not_sure', 'before_eighteen'],
  ]);
});

describe('a minor with a right', () => {
  const day = (turns: string, change: Answers = {}): unknown => {
    const { messages } = outcome({ ...minor, turns_eighteen: turns, ...change }, env);
    return messages.flat().find((part) => 'calendar' in part);
  };

  test('the day is before the eighteenth birthday, from Monday to Thursday, and goes into the calendar', () => {
    expect(blocks({ ...minor, turns_eighteen: '2027-05-02' })[0]).toEqual([
      'right',
      'before_until',
      'free',
      'show_guardian',
    ]);
    // 1 May 2027 is a Saturday.
    expect(day('2027-05-02')).toEqual({ calendar: '2027-04-29' });
    expect(day('2027-05-02', { status: 'subsidiary' })).toEqual({ calendar: '2027-04-29' });
  });

  test('on the last days it must be today, and a lawyer at once', () => {
    // Today is a Sunday: the last day on which posts are open has passed.
    expect(blocks({ ...minor, turns_eighteen: '2026-11-23' })[0]).toEqual([
      'right',
      'before_today',
      'free',
      'lawyer_now',
    ]);
  });

  test('no day where the birthday is not known, nor for a person who is eighteen', () => {
    expect(blocks({ ...minor, turns_eighteen: 'unknown' })[0]).toEqual(['right', 'before', 'show_guardian']);
    expect(day('unknown')).toBeUndefined();
  });

  test('without a guardian the first thing is a guardian, and whom to call for one', () => {
    const alone = outcome({ ...minor, guardian: 'unknown' }, env);
    expect(alone.call).toEqual(['dienst_voogdij']);
    expect(blocks({ ...minor, guardian: 'unknown' })[0]).toContain('find_guardian');
    expect(outcome(minor, env).call).toBeUndefined();
  });
});

test('who helps is spoken to as a helper, in all that is in view', () => {
  const helped = { ...turnedAdult, who: 'helper', age_now: 'minor', guardian: 'yes', turns_eighteen: '2027-05-02' };
  expect(blocks(helped)).toEqual([
    ['right_helper', 'before_until', 'free_helper', 'show_guardian_helper'],
    ['helping', 'steps_minor'],
    ['no_conditions', 'day_before', 'before_eighteen'],
  ]);
});
