import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { addDays, addMonths, daysBetween, weekday } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { incomeThreshold } from './income.js';
import { exemption, HURRY_DAYS, type Regime, regimeOn, type Sponsor } from './policy.js';
import { appealBy, decisionBy } from './terms.js';

const { facts } = loadContent();
const on = (today: string): FlowEnv => ({ today, facts, isHoliday: isPublicHoliday });
/** A day within the time for which the facts were checked. */
const TODAY = '2026-11-22';
const CHECKED_UNTIL = '2027-02-22';

const between = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
const newRefugee = between('2025-08-18', CHECKED_UNTIL).map((granted): Sponsor => ({
  status: 'refugee',
  granted,
  earlierCard: false,
}));
const oldSponsor = fc
  .tuple(fc.constantFrom('refugee', 'subsidiary'), between('1990-01-01', '2025-08-17'))
  .map(([status, granted]): Sponsor => ({ status: status as Sponsor['status'], granted, earlierCard: false }));

describe('the regime', () => {
  test('turns on the day of the status and the day of filing, on both sides of each boundary', () => {
    fc.assert(
      fc.property(oldSponsor, between(TODAY, '2027-08-17'), (sponsor, filing) => {
        expect(regimeOn(sponsor, filing, on(TODAY))).toBe('old');
      }),
    );
    fc.assert(
      fc.property(oldSponsor, between('2027-08-18', '2030-01-01'), (sponsor, filing) => {
        expect(regimeOn(sponsor, filing, on(TODAY))).not.toBe('old');
      }),
    );
    fc.assert(fc.property(newRefugee, (sponsor) => expect(regimeOn(sponsor, TODAY, on(TODAY))).toBe('new')));
  });
});

/** Monday to Thursday and no Belgian public holiday: posts abroad are surely open. */
const postIsOpen = (day: string): boolean => weekday(day) <= 4 && !isPublicHoliday(day);

describe('the time without conditions', () => {
  test('is told with the last day on or before its end on which posts are open', () => {
    fc.assert(
      fc.property(newRefugee, (sponsor) => {
        const legal = addMonths(sponsor.granted, 6);
        const time = exemption(sponsor, on(sponsor.granted));
        if (time.is !== 'runs') throw new Error(time.is);
        expect(time.by.legal).toBe(legal);
        expect(postIsOpen(time.by.day)).toBe(true);
        for (let day = addDays(time.by.day, 1); day <= legal; day = addDays(day, 1))
          expect(postIsOpen(day)).toBe(false);
      }),
    );
  });

  test('runs through its last day and is over on the next', () => {
    fc.assert(
      fc.property(newRefugee, (sponsor) => {
        const legal = addMonths(sponsor.granted, 6);
        fc.pre(addDays(legal, 1) <= CHECKED_UNTIL);
        const last = exemption(sponsor, on(legal));
        expect(last).toMatchObject({ is: 'runs', by: { is: postIsOpen(legal) ? 'today' : 'closing' } });
        expect(exemption(sponsor, on(addDays(legal, 1)))).toMatchObject({ is: 'over', regime: 'new', lastDay: legal });
      }),
    );
  });

  test('never lets a person believe in more days than there are', () => {
    fc.assert(
      fc.property(newRefugee, between('2025-08-18', CHECKED_UNTIL), (sponsor, today) => {
        fc.pre(today >= sponsor.granted);
        const time = exemption(sponsor, on(today));
        if (time.is !== 'runs') return;
        expect(addDays(today, time.by.daysLeft)).toBe(time.by.day);
        expect(time.by.day <= time.by.legal).toBe(true);
        expect(time.hurry).toBe(time.by.daysLeft < HURRY_DAYS);
      }),
    );
  });

  test('has run out for everyone with a status of before the new law', () => {
    fc.assert(fc.property(oldSponsor, (sponsor) => expect(exemption(sponsor, on(TODAY)).is).toBe('over')));
  });

  test('for subsidiary protection since the new law, where no rule is settled: six months, and no more', () => {
    fc.assert(
      fc.property(between('2025-08-18', TODAY), (granted) => {
        const time = exemption({ status: 'subsidiary', granted, earlierCard: false }, on(TODAY));
        const legal = addMonths(granted, 6);
        if (time.is === 'runs') expect(time).toMatchObject({ regime: 'unsettled', by: { legal }, longer: null });
        else expect(time).toMatchObject({ is: 'over', regime: 'unsettled', lastDay: legal });
      }),
    );
  });

  test('with a card of before the new law: six months beyond dispute, twelve to argue', () => {
    fc.assert(
      fc.property(newRefugee, ({ status, granted }) => {
        const time = exemption({ status, granted, earlierCard: true }, on(granted));
        expect(time).toMatchObject({
          regime: 'old',
          by: { legal: addMonths(granted, 6) },
          longer: { legal: addMonths(granted, 12) },
        });
      }),
    );
  });
});

/**
 * Residence Act, art. 10, as changed by the Act of 18 July 2025: the first person requires 110 % of the guaranteed
 * minimum income. Each further one requires 10 points of that same income, not 10 % of the first amount.
 */
test('under the new rules each further person adds ten points of the minimum income, without end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), between('2025-08-18', TODAY), (persons, filing) => {
      const amount = (count: number): number => incomeThreshold('new', count, filing, on(TODAY))!.amount;
      const minimumIncome = amount(1) / 1.1;
      expect(amount(1)).toBeGreaterThan(0);
      expect(Math.abs(amount(persons + 1) - amount(persons) - 0.1 * minimumIncome)).toBeLessThan(0.02);
    }),
  );
});

test('an amount asked is never less than nothing, and never less for more persons', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Exclude<Regime, 'unsettled'>>('old', 'new'),
      fc.integer({ min: 1, max: 15 }),
      between('1990-01-01', '2030-01-01'),
      (regime, persons, filing) => {
        const one = incomeThreshold(regime, persons, filing, on(TODAY));
        const more = incomeThreshold(regime, persons + 1, filing, on(TODAY));
        if (one === null || more === null) return expect(more).toBe(one);
        expect(one.amount).toBeGreaterThan(0);
        expect(more.amount).toBeGreaterThanOrEqual(one.amount);
      },
    ),
  );
});

describe('the term of appeal', () => {
  const isOpen = (day: string): boolean => weekday(day) <= 5 && !isPublicHoliday(day);

  test('was thirty days, told with the last working day on or before them', () => {
    fc.assert(
      fc.property(between('2020-01-01', '2026-06-11'), (notified) => {
        const { by, lastDay, shortest } = appealBy(notified, on(TODAY))!;
        expect(shortest).toBeNull();
        expect(daysBetween(notified, by.legal)).toBe(30);
        expect(isOpen(by.day)).toBe(true);
        expect(by.day <= by.legal && by.legal <= lastDay).toBe(true);
      }),
    );
  });

  test('ends in law on a working day, the first from the thirtieth day on', () => {
    fc.assert(
      fc.property(between('2020-01-01', TODAY), (notified) => {
        const { by, lastDay } = appealBy(notified, on(TODAY))!;
        expect(isOpen(lastDay)).toBe(true);
        for (let day = by.legal; day < lastDay; day = addDays(day, 1)) expect(isOpen(day)).toBe(false);
      }),
    );
  });

  test('since the reform: the shortest that can hold comes first', () => {
    fc.assert(
      fc.property(between('2026-06-12', TODAY), (notified) => {
        const { shortest, by } = appealBy(notified, on(TODAY))!;
        expect(daysBetween(notified, shortest!.legal)).toBe(10);
        expect(shortest!.day < by.day).toBe(true);
      }),
    );
  });
});

test('the latest decision is six months after the usual one', () => {
  fc.assert(
    fc.property(between('2020-01-01', TODAY), (acknowledged) => {
      const { usual, latest } = decisionBy(acknowledged, on(TODAY))!;
      expect(usual < latest).toBe(true);
      expect(latest).toBe(addMonths(acknowledged, 15));
    }),
  );
});
