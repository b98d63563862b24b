import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { loadContent } from '../../bot/content/load.js';
import { lastCheckedDay } from '../../tests/support/check-days.js';
import { addDays, addMonths, daysBetween } from '../../bot/model/calendar.js';
import { FactBook } from '../../bot/model/facts.js';
import type { Answers, FlowEnv } from '../../bot/model/flow.js';
import { TO_OUTCOME } from '../../tests/support/deposit-answers.js';
import {
  depositCap,
  firstRoute,
  leaseAge,
  loanVerdict,
  receptionOf,
  rentForDeposit,
  routes,
  walloniaVerdict,
} from './policy.js';

const facts = loadContent().facts;
const on = (today: string): FlowEnv => ({ today, facts, isHoliday: () => false });
const TODAY = '2026-11-22';
const CHECKED_UNTIL = lastCheckedDay(facts, 'loan.lease_age', 'loan.lease_from');

const flanders: Answers = TO_OUTCOME;

// Only days within the time for which the facts were checked, so that the rules have their numbers.
const day = fc.integer({ min: 0, max: daysBetween(TODAY, CHECKED_UNTIL) }).map((n) => addDays(TODAY, n));

describe('asking the OCMW before leaving reception (art. 2 § 8 of the Act of 2 April 1965)', () => {
  test('the last day itself is still in time, the day after is not', () => {
    fc.assert(
      fc.property(day, (lastDay) => {
        const answers = { ...flanders, reception: 'yes', last_day: lastDay };
        expect(receptionOf(answers, on(addDays(lastDay, -1)))).toBe('leaving');
        expect(receptionOf(answers, on(lastDay))).toBe('leaving_today');
        expect(receptionOf(answers, on(addDays(lastDay, 1)))).toBe('left');
      }),
    );
  });

  test('whoever must ask before leaving begins with the OCMW, whatever else holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('flanders', 'brussels', 'wallonia', 'unknown'),
        fc.constantFrom('work', 'living_wage', 'other', 'none', 'unknown'),
        fc.constantFrom('days', 'weeks', 'later', 'unknown'),
        fc.constantFrom('protection', 'asylum', 'other', 'unknown'),
        (region, income, urgency, papers) => {
          const answers = {
            ...flanders,
            region,
            income,
            urgency,
            papers,
            reception: 'yes',
            last_day: addDays(TODAY, 9),
          };
          expect(firstRoute(answers, on(TODAY))).toBe('ocmw');
        },
      ),
    );
  });
});

describe('a lease at most three months old (`loan.lease_age`)', () => {
  const signed = (date: string): Answers => ({ ...flanders, lease: 'signed', signed_on: date });

  test('fits on the last day of the three months and not on the next', () => {
    fc.assert(
      fc.property(day, (date) => {
        const lastDay = addMonths(date, 3);
        fc.pre(lastDay < CHECKED_UNTIL);
        expect(leaseAge(signed(date), on(lastDay))).toMatchObject({ is: 'fits', by: { legal: lastDay } });
        expect(leaseAge(signed(date), on(addDays(lastDay, 1)))).toEqual({ is: 'too_old' });
      }),
    );
  });

  test('a term that would end on a day that does not exist ends on the last day of the month', () => {
    expect(leaseAge(signed('2026-11-30'), on('2026-12-01'))).toMatchObject({ by: { legal: '2027-02-28' } });
  });

  test('leases of before the decree do not count', () => {
    expect(leaseAge(signed('2018-12-31'), on(TODAY))).toEqual({ is: 'too_early' });
  });

  test('past the check of the fact, the rule says nothing rather than the last known term', () => {
    const young = signed(addDays(CHECKED_UNTIL, -21));
    const late = on(addDays(CHECKED_UNTIL, 1));
    expect(leaseAge(young, on(CHECKED_UNTIL))).toMatchObject({ is: 'fits' });
    expect(leaseAge(young, late)).toEqual({ is: 'cannot_say' });
    expect(loanVerdict(young, late).fit).toBe('ask');
    expect(leaseAge(signed('2026-11-01'), { ...on(TODAY), facts: new FactBook([]) })).toEqual({ is: 'cannot_say' });
  });
});

describe('the first route', () => {
  test.each([
    ['an income, no arrears and some time: the loan', {}, 'loan'],
    ['arrears on a loan: the OCMW', { arrears: 'yes' }, 'ocmw'],
    ['arrears not known: the OCMW', { arrears: 'unknown' }, 'ocmw'],
    ['living wage: the OCMW, which knows the person', { income: 'living_wage' }, 'ocmw'],
    ['money wanted within days: the OCMW, which can help urgently', { urgency: 'days' }, 'ocmw'],
    ['a minor: the OCMW, since no age for the loan is confirmed', { who: 'minor' }, 'ocmw'],
    ['asylum procedure still running: the OCMW', { papers: 'asylum' }, 'ocmw'],
    ['no papers: advice', { papers: 'none' }, 'advice'],
    ['Brussels with an income: the Brussels fund', { region: 'brussels' }, 'brussels'],
    ['Brussels, a minor: the OCMW', { region: 'brussels', who: 'minor' }, 'ocmw'],
    ['Wallonia with protection: the CPAS, since unlimited residence is asked', { region: 'wallonia' }, 'ocmw'],
    ['Wallonia with another limited card: the CPAS', { region: 'wallonia', papers: 'other' }, 'ocmw'],
    ['Wallonia with unlimited residence: SWCS', { region: 'wallonia', papers: 'unlimited' }, 'wallonia'],
    ['Wallonia, lease already signed: the CPAS', { region: 'wallonia', papers: 'unlimited', lease: 'signed' }, 'ocmw'],
    ['region not known: the OCMW, which exists everywhere', { region: 'unknown' }, 'ocmw'],
  ])('%s', (_name, change, expected) => {
    expect(firstRoute({ ...flanders, ...change }, on(TODAY))).toBe(expected);
  });

  test('arrears rule the loan out, and it says so', () => {
    expect(loanVerdict({ ...flanders, arrears: 'yes' }, on(TODAY))).toEqual({
      fit: 'no',
      because: ['loan_no_arrears'],
    });
  });

  test.each([
    ['no papers, the OCMW', { papers: 'none' }, 'ocmw', 'ocmw.no_papers'],
    ['no papers, the loan', { papers: 'none' }, 'loan', 'loan.register'],
    ['arrears', { arrears: 'yes' }, 'loan', 'loan.no_arrears'],
    ['a minor in Brussels', { region: 'brussels', who: 'minor' }, 'brussels', 'brussels.adult'],
    ['no papers in Wallonia', { region: 'wallonia', papers: 'none' }, 'wallonia', 'wallonia.unlimited'],
  ])('a route is ruled out only by what was checked: %s', (_, change, route, fact) => {
    const fitWith = (env: FlowEnv): string | undefined =>
      routes({ ...flanders, ...change }, env).find(({ id }) => id === route)?.verdict.fit;
    const others = facts.ids().flatMap((id) => (id === fact ? [] : [facts.get(id)!]));
    expect(fitWith(on(TODAY))).toBe('no');
    expect(fitWith({ ...on(TODAY), facts: new FactBook(others) })).toBe('ask');
  });

  test('SWCS is never promised to people with a limited card', () => {
    expect(walloniaVerdict({ ...flanders, region: 'wallonia' }, on(TODAY))).toMatchObject({ fit: 'ask' });
  });
});

describe('the deposit that is asked (`deposit.max`)', () => {
  const draft = (region: string, asked: string): Answers => ({ ...flanders, region, lease: 'draft', asked });

  test.each([
    ['flanders', '2400', { euro: 800, is: 'at_least' }],
    ['flanders', '2401', { euro: 800, is: 'more_than' }],
    ['flanders', '2399', { euro: 799, is: 'more_than' }],
    ['brussels', '2400', { euro: 1200, is: 'at_least' }],
    ['brussels', '2401', { euro: 1200, is: 'more_than' }],
    ['wallonia', '2400', { euro: 1200, is: 'at_least' }],
  ])('%s, € %s', (region, asked, floor) => {
    expect(rentForDeposit(draft(region, asked), on(TODAY))).toEqual(floor);
  });

  test('whoever pays less rent than told is asked more than the law allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 20_000 }), fc.constantFrom('flanders', 'brussels'), (euro, region) => {
        const answers = draft(region, String(euro));
        const floor = rentForDeposit(answers, on(TODAY))!;
        const months = depositCap(answers, on(TODAY))!;
        const least = floor.is === 'at_least' ? floor.euro : floor.euro + 1;
        expect(least * months).toBeGreaterThanOrEqual(euro);
        expect((least - 1) * months).toBeLessThan(euro);
      }),
    );
  });

  test.each([
    ['a lease that is signed', { ...draft('flanders', '2400'), lease: 'signed' }],
    ['no lease yet', { ...draft('flanders', '2400'), lease: 'searching' }],
    ['region not known', draft('unknown', '2400')],
  ])('no maximum is reckoned with: %s', (_, answers) => {
    expect(depositCap(answers, on(TODAY))).toBeNull();
  });

  test('nothing is said where the amount is not known, or the rule was not checked for long', () => {
    expect(rentForDeposit(draft('flanders', 'unknown'), on(TODAY))).toBeNull();
    expect(rentForDeposit(draft('flanders', '2400'), on('2029-01-01'))).toBeNull();
  });
});
