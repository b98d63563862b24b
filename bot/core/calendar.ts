import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`. Two of them compare as text. */
export type ISODate = string;

/** The zone in which Belgian terms and opening hours are counted. */
export const ZONE = 'Europe/Brussels';

/** The moment a turn is answered, as people in Belgium read it off the wall. */
export interface LocalNow {
  date: ISODate;
  /** Minutes since midnight, 0–1439. */
  minute: number;
}

/** The day and minute in Brussels of an instant (milliseconds since 1970, UTC). */
export function localNow(epochMs: number): LocalNow {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(ZONE);
  return { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute };
}

/** Whether the text is a real day written `YYYY-MM-DD` (so not 2026-02-30), from 1900 to 2199. */
export function isISODate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The day from its parts (month 1–12); null where there is no such day. */
export function dateOf(year: number, month: number, day: number): ISODate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** The day `days` later (earlier when negative). */
export function addDays(date: ISODate, days: number): ISODate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * The same day of the month `months` later; the month's last day where it is too short (31 January + 1 month is
 * 28 or 29 February), as terms in months are counted from day to day.
 */
export function addMonths(date: ISODate, months: number): ISODate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: ISODate, to: ISODate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(date: ISODate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Name of a month (1–12) as a locale writes it, in the Gregorian calendar. */
export function monthName(month: number, locale: string, width: 'long' | 'short'): string {
  return Temporal.PlainDate.from({ year: 2026, month, day: 15 }).toLocaleString(locale, {
    month: width,
    calendar: 'gregory',
  });
}

/** The day `count` working days after a day: Monday to Friday, public holidays left out; the day itself is not counted. */
export function addWorkingDays(date: ISODate, count: number, isHoliday: (day: ISODate) => boolean): ISODate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (weekday(day) <= 5 && !isHoliday(day)) left -= 1;
  }
  return day;
}
