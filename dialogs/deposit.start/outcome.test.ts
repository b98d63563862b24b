import { expect, test } from '@jest/globals';

import { loadContent } from '../../bot/content/load.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';

const env: FlowEnv = { today: '2026-11-22', facts: loadContent().facts, isHoliday: () => false };
const signedLastWeek: Answers = {
  who: 'self',
  region: 'flanders',
  lease: 'signed',
  signed_on: '2026-11-15',
  reception: 'no',
  papers: 'protection',
  income: 'work',
  arrears: 'no',
  urgency: 'weeks',
};

const inView = (change: Answers): string[] =>
  outcome({ ...signedLastWeek, ...change }, env).messages[0]!.flatMap((part) => ('block' in part ? [part.block] : []));

test('the last day for the loan is the day of the screen where the loan is the way to begin', () => {
  expect(inView({})).toContain('deadline_loan');
});

test('it stands beside another first way where the fund is to be asked', () => {
  expect(inView({ arrears: 'unknown' })).toContain('loan_by');
});

test('no last day is told for a loan that is excluded', () => {
  expect(inView({ arrears: 'yes' })).toEqual(['no_cash_first', 'first_ocmw', 'action_ask']);
  expect(inView({ arrears: 'yes', signed_on: '2026-08-22' })).toEqual(['no_cash_first', 'first_ocmw', 'action_ask']);
});

const draft: Answers = { ...signedLastWeek, lease: 'draft', reception: 'yes', last_day: '2026-12-01', asked: '2400' };

test('an unsigned lease: not to pay or sign, where to ask and by when, and what the amount means', () => {
  expect(inView(draft)).toEqual(['do_not_sign_yet', 'first_ocmw_new', 'deadline_reception', 'asked_at_least']);
});

test.each([
  ['draft', 'do_not_sign_yet'],
  ['unknown', 'do_not_sign_yet'],
  ['searching', 'unseen'],
  ['signed', 'no_cash_first'],
])('what costs money stands before everything: %s', (lease, stop) => {
  expect(inView({ lease })[0]).toBe(stop);
});

test.each(['other', 'unknown'])('a card that may depend on family is told in view: %s', (papers) => {
  expect(inView({ papers })).toContain('card_maybe');
});

test.each([
  ['minor', 'for_minor'],
  ['helper', 'for_helper'],
])('%s is spoken to', (who, line) => {
  expect(inView({ who })).toContain(line);
});

test.each([
  [{ region: 'flanders' }, ['line_1700', 'caw']],
  [{ region: 'brussels' }, ['allo_aide_sociale', 'caw']],
  [{ region: 'wallonia' }, ['caritas']],
  [{ region: 'unknown' }, ['caw']],
  [{ region: 'flanders', papers: 'other' }, ['caw']],
  [{ region: 'wallonia', papers: 'none' }, ['jrs']],
])('whom to call: %j', (change, ids) => {
  expect(outcome({ ...signedLastWeek, ...change }, env).call).toEqual(ids);
});

test('papers for the loan are named where the loan is not excluded', () => {
  const named = (change: Answers): string[] =>
    outcome({ ...signedLastWeek, ...change }, env)
      .messages.flat()
      .flatMap((part) => ('block' in part && part.block.startsWith('papers_') ? [part.block] : []));
  expect(named({})).toEqual(['papers_ocmw', 'papers_loan']);
  expect(named({ arrears: 'unknown' })).toEqual(['papers_ocmw', 'papers_loan']);
  expect(named({ arrears: 'yes' })).toEqual(['papers_ocmw']);
});

test.each([
  [{ who: 'minor' }, 'unsure_ask_loan_age'],
  [{ papers: 'asylum' }, 'unsure_ask_register'],
  [{ region: 'brussels', papers: 'unknown' }, 'unsure_ask_papers'],
  [{ region: 'wallonia', who: 'minor' }, 'unsure_ask_fund_age'],
])('what we do not know of a route stands in the fold about doubt: %j', (change, doubt) => {
  const said = outcome({ ...signedLastWeek, ...change }, env).messages.flat();
  expect(said.flatMap((part) => ('block' in part ? [part.block] : []))).toContain(doubt);
});

test('the fold with the routes says whom to ask, and no doubt of ours', () => {
  const { topics, words } = loadContent();
  const routes = topics.get('deposit.start')!.blocks.filter(({ fold }) => fold === 'routes');
  const texts = routes.map(({ id }) => JSON.stringify(words.nl.get('deposit.start')!.value.blocks[id]));
  expect(texts.filter((text) => /\b(konden|weten)\b.*\bniet\b|waarschijnlijk/i.test(text))).toEqual([]);
});
