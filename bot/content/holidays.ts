import Holidays from 'date-holidays';

import type { ISODate } from '../core/calendar.js';

const belgium = new Holidays('BE');
const byYear = new Map<number, ReadonlySet<ISODate>>();

/** Whether a day is a public holiday in Belgium (the ten of the law, not local or bank holidays). */
export function isPublicHoliday(date: ISODate): boolean {
  const year = Number(date.slice(0, 4));
  const known = byYear.get(year) ?? holidaysOf(year);
  byYear.set(year, known);
  return known.has(date);
}

function holidaysOf(year: number): ReadonlySet<ISODate> {
  const days = belgium.getHolidays(year).filter(({ type }) => type === 'public');
  return new Set(days.map(({ date }) => date.slice(0, 10)));
}
