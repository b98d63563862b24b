import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`. Two days can be compared as text. */
export type ISODate = string;

/** Belgian legal terms and opening hours are counted in this zone. */
export const ZONE = 'Europe/Brussels';

/** The local time in Belgium at which a turn is answered. */
export interface LocalNow {
  date: ISODate;
  /** Minutes since midnight, 0–1439. */
  minute: number;
}

const MINUTE = 60_000;
/** Clock changes and days always start on a quarter of an hour. */
const QUARTER = 15 * MINUTE;
let lately: { quarter: number; at: LocalNow } | undefined;

/** The day and minute in Brussels of an instant (milliseconds since 1970, UTC). */
export function localNow(epochMs: number): LocalNow {
  const quarter = Math.floor(epochMs / QUARTER);
  if (lately?.quarter !== quarter) {
    const at = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(ZONE);
    lately = { quarter, at: { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute } };
  }
  const { date, minute } = lately.at;
  return { date, minute: minute + Math.floor((epochMs - quarter * QUARTER) / MINUTE) };
}

const MAX_DAYS = 4000;
const days = new Map<ISODate, Temporal.PlainDate>();

/** The day for calculations. Cached, because a turn asks for the same few days again and again. */
function dayOf(date: ISODate): Temporal.PlainDate {
  const known = days.get(date);
  if (known) return known;
  const day = Temporal.PlainDate.from(date);
  if (days.size >= MAX_DAYS) days.clear();
  days.set(date, day);
  return day;
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

/** Whether the text is a real day, or a minute of one: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, in Brussels. */
export function isMoment(text: string): boolean {
  const [day = '', time, ...more] = text.split('T');
  return isISODate(day) && more.length === 0 && (time === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(time));
}

/** `now` as of a moment (see `isMoment`); the minute stays that of `now` where the moment names none. */
export function asOfMoment(now: LocalNow, moment: string | undefined): LocalNow {
  if (moment === undefined) return now;
  const [date = '', time] = moment.split('T');
  if (time === undefined) return { ...now, date };
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { date, minute: hours * 60 + minutes };
}

/** The day from its parts (month 1–12); null if there is no such day. */
export function dateOf(year: number, month: number, day: number): ISODate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** The day `days` later (earlier when negative). */
export function addDays(date: ISODate, days: number): ISODate {
  return dayOf(date).add({ days }).toString();
}

/**
 * The same day of the month, `months` later; the month's last day if it is too short (31 January + 1 month is 28 or 29
 * February), because legal terms in months are counted from day to day.
 */
export function addMonths(date: ISODate, months: number): ISODate {
  return dayOf(date).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: ISODate, to: ISODate): number {
  return dayOf(from).until(dayOf(to), { largestUnit: 'day' }).days;
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(date: ISODate): number {
  return dayOf(date).dayOfWeek;
}

/** Names of the twelve months as a locale writes them, in the Gregorian calendar. */
export function monthNames(locale: string, width: 'long' | 'short'): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: width, calendar: 'gregory', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, i) => {
    const day = Temporal.PlainDate.from({ year: 2026, month: i + 1, day: 15 });
    return format.format(day.toZonedDateTime('UTC').epochMilliseconds);
  });
}

/** The day `count` working days later: Monday to Friday, without public holidays. The first day is not counted. */
export function addWorkingDays(date: ISODate, count: number, isHoliday: (day: ISODate) => boolean): ISODate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (weekday(day) <= 5 && !isHoliday(day)) left -= 1;
  }
  return day;
}
