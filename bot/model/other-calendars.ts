import { Temporal } from 'temporal-polyfill/full';

import type { ISODate } from './calendar.js';

/**
 * Calendars on the papers of people who come to Belgium, beside the Gregorian one of Belgian papers. `solar`: of
 * Afghanistan and Iran. `lunar`: the Islamic one, whose months begin when the moon is seen, so that a day of it is sure to
 * one day only. `ethiopian`: also used by people from Eritrea.
 */
export const OTHER_CALENDARS = ['solar', 'lunar', 'ethiopian'] as const;
export type OtherCalendar = (typeof OTHER_CALENDARS)[number];

const OF_PLATFORM: Record<OtherCalendar, string> = {
  solar: 'persian',
  lunar: 'islamic-umalqura',
  ethiopian: 'ethiopic',
};

/** The Gregorian day of a day in another calendar (months from 1); null if that calendar has no such day. */
export function fromCalendar(calendar: OtherCalendar, year: number, month: number, day: number): ISODate | null {
  try {
    const parts = { calendar: OF_PLATFORM[calendar], year, month, day };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).withCalendar('iso8601').toString();
  } catch {
    return null;
  }
}
