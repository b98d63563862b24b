import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isPublicHoliday } from '../../bot/content/holidays.js';
import { loadContent } from '../../bot/content/load.js';
import { addDays, addMonths, daysBetween, weekday } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import {
  appealBy,
  decisionBy,
  exemption,
  HURRY_DAYS,
  incomeThreshold,
  type Regime,
  regimeOn,
  type Sponsor,
} from './policy.js';

const { facts } = loadContent();
const on = (today: string): FlowEnv => ({ today, facts, isHoliday: () => false });
/** Within the time for which the facts were checked. */
const TODAY = '2026-11-22';
const CHECKED_UNTIL = '2027-02-22';

const between = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
const newRefugee = between('2025-08-18', CHECKED_UNTIL).map((granted): Sponsor => ({ status: 'refugee', granted }));
const oldSponsor = fc
  .tuple(fc.constantFrom('refugee', 'subsidiary'), between('1990-01-01', '2025-08-17'))
  .map(([status, granted]): Sponsor => ({ status: status as Sponsor['status'], granted }));

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

describe('the time without conditions', () => {
  test('runs through its last day, is over on the next, and the safe day is never later than the last', () => {
    fc.assert(
      fc.property(newRefugee, (sponsor) => {
        const lastDay = addMonths(sponsor.granted, 6);
        fc.pre(addDays(lastDay, 1) <= CHECKED_UNTIL);
        expect(exemption(sponsor, on(addDays(lastDay, -1)))).toMatchObject({
          is: 'runs',
          safeDay: addDays(lastDay, -1),
        });
        expect(exemption(sponsor, on(lastDay))).toMatchObject({ is: 'runs', safeDay: lastDay, daysLeft: 0 });
        expect(exemption(sponsor, on(addDays(lastDay, 1)))).toEqual({ is: 'over', regime: 'new', lastDay });
      }),
    );
  });

  test('never lets a person believe in more days than there are', () => {
    fc.assert(
      fc.property(newRefugee, between('2025-08-18', CHECKED_UNTIL), (sponsor, today) => {
        fc.pre(today >= sponsor.granted);
        const time = exemption(sponsor, on(today));
        if (time.is !== 'runs') return;
        expect(addDays(today, time.daysLeft)).toBe(time.safeDay);
        expect(time.safeDay <= time.lastDay).toBe(true);
        expect(time.hurry).toBe(time.daysLeft < HURRY_DAYS);
      }),
    );
  });

  test('has run out for everyone with a status of before the new law', () => {
    fc.assert(fc.property(oldSponsor, (sponsor) => expect(exemption(sponsor, on(TODAY)).is).toBe('over')));
  });

  test('is never promised to subsidiary protection under the suspended rules', () => {
    fc.assert(
      fc.property(between('2025-08-18', TODAY), (granted) => {
        expect(exemption({ status: 'subsidiary', granted }, on(TODAY))).toEqual({ is: 'unclear', regime: 'suspended' });
      }),
    );
  });
});

/**
 * Residence Act, art. 10, as changed by the Act of 18 July 2025: the first person asks for 110 % of the guaranteed minimum
 * income, each further one for 10 points of that same income, and not for 10 % of the first amount.
 */
test('under the new rules each further person adds ten points of the minimum income, without end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), between('2025-08-18', TODAY), (persons, filing) => {
      const amount = (count: number): number => incomeThreshold('new', count, filing, on(TODAY))!;
      const minimumIncome = amount(1) / 1.1;
      expect(amount(1)).toBeGreaterThan(0);
      expect(Math.abs(amount(persons + 1) - amount(persons) - 0.1 * minimumIncome)).toBeLessThan(0.02);
    }),
  );
});

test('an amount asked is never less than nothing, and never less for more persons', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Regime>('old', 'new', 'suspended', 'strict'),
      fc.integer({ min: 1, max: 15 }),
      between('1990-01-01', '2030-01-01'),
      (regime, persons, filing) => {
        const one = incomeThreshold(regime, persons, filing, on(TODAY));
        const more = incomeThreshold(regime, persons + 1, filing, on(TODAY));
        if (one === null || more === null) return expect(more).toBe(one);
        expect(one).toBeGreaterThan(0);
        expect(more).toBeGreaterThanOrEqual(one);
      },
    ),
  );
});

describe('the term of appeal', () => {
  test('is thirty days, whatever the months between, and no day earlier', () => {
    fc.assert(
      fc.property(between('2020-01-01', TODAY), (notified) => {
        const { safeDay, lastDay } = appealBy(notified, on(TODAY))!;
        expect(daysBetween(notified, safeDay)).toBe(30);
        expect(lastDay >= safeDay).toBe(true);
      }),
    );
  });

  test('ends on a working day, the first from the thirtieth day on', () => {
    const isOpen = (day: string): boolean => weekday(day) <= 5 && !isPublicHoliday(day);
    fc.assert(
      fc.property(between('2020-01-01', TODAY), (notified) => {
        const { safeDay, lastDay } = appealBy(notified, { ...on(TODAY), isHoliday: isPublicHoliday })!;
        expect(isOpen(lastDay)).toBe(true);
        for (let day = safeDay; day < lastDay; day = addDays(day, 1)) expect(isOpen(day)).toBe(false);
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
