import type { ISODate } from './calendar.js';
import { intlTag, type Lang } from './lang.js';

/**
 * Days as text, on the server and on the reader's device. Digits are Latin in every language, because they must match
 * Belgian letters and forms. In Arabic a month has both its names, because Syria, Lebanon and Iraq do not know those of
 * Egypt and the Gulf: `كانون الثاني (يناير)`.
 */
const TWO_NAMES: Readonly<Partial<Record<Lang, readonly [string, string]>>> = {
  ar: ['ar-SY-u-nu-latn', 'ar-EG-u-nu-latn'],
};

/**
 * Languages in which the platform puts the month or the year first: on a Belgian letter the day stands first. Tigrinya's months
 * are those of another calendar too, so that there the day stands in digits, as on the letter.
 */
const dayFirst = (month: string, date: ISODate): string => `${Number(date.slice(8))} ${month} ${date.slice(0, 4)}`;
const DAY_FIRST: Readonly<Partial<Record<Lang, typeof dayFirst>>> = {
  prs: dayFirst,
  ps: dayFirst,
  so: dayFirst,
  ti: (month, date) => `${date.split('-').reverse().join('/')} (${month})`,
};

/** Names that people use, where the platform has others: months by number, weekdays from Sunday. */
const MONTHS: Readonly<Partial<Record<Lang, Readonly<Record<number, string>>>>> = {
  ps: { 2: 'فبروري', 5: 'مې' },
  ti: { 5: 'ግንቦት' },
};
const WEEKDAYS: Readonly<Partial<Record<Lang, readonly string[]>>> = {
  ps: ['یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه'],
};

/** The locale of a language's days, and that of the months' second names where they have any. */
const localesOf = (lang: Lang): readonly [string, string?] => TWO_NAMES[lang] ?? [intlTag(lang)];

const kept = new Map<string, Intl.DateTimeFormat>();

/** A formatter, kept, because making one takes far longer than using it. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  kept.set(key, format);
  return format;
}

const DAY_MS = 86_400_000;

/** Midnight of a day in UTC, as Intl takes it: milliseconds since 1970. */
function at(date: ISODate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  // Counted in years that begin in March, so that the leap day comes last.
  const from = month > 2 ? year : year - 1;
  const days = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leap = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return (from * 365 + leap + days - 719_468) * DAY_MS;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day from its parts (month 1–12), as people type them; null if there is no such day. */
export function dayFrom(year: string, month: string, day: string): ISODate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d\d$/.test(date)) return null;
  const isDay = Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
  return isDay ? date : null;
}

/** The months' names, from the first to the twelfth, with both names in Arabic. */
export function monthsOf(lang: Lang): string[] {
  return Array.from({ length: 12 }, (_, i) => monthOf(`2026-${String(i + 1).padStart(2, '0')}-15`, lang));
}

function monthOf(date: ISODate, lang: Lang): string {
  const [first, second] = localesOf(lang);
  const name = MONTHS[lang]?.[Number(date.slice(5, 7))] ?? formatter(first, { month: 'long' }).format(at(date));
  return second === undefined ? name : `${name} (${formatter(second, { month: 'long' }).format(at(date))})`;
}

/** A day with the month's name: `31 december 2026`. */
export function longDay(date: ISODate, lang: Lang): string {
  const written = DAY_FIRST[lang];
  if (written) return written(monthOf(date, lang), date);
  const parts = formatter(localesOf(lang)[0], { dateStyle: 'long' }).formatToParts(at(date));
  return parts.map(({ type, value }) => (type === 'month' && TWO_NAMES[lang] ? monthOf(date, lang) : value)).join('');
}

/** The name of a day's weekday. */
export function weekdayName(date: ISODate, lang: Lang): string {
  // 1 January 1970 was a Thursday.
  const ours = WEEKDAYS[lang]?.[(((at(date) / DAY_MS + 4) % 7) + 7) % 7];
  return ours ?? formatter(localesOf(lang)[0], { weekday: 'long' }).format(at(date));
}

/** A day as a voice reads it, with one name of the month: `donderdag 14 januari 2027`. */
export function spokenDay(date: ISODate, lang: Lang): string {
  const day = TWO_NAMES[lang]
    ? formatter(localesOf(lang)[0], { dateStyle: 'long' }).format(at(date))
    : longDay(date, lang);
  return `${weekdayName(date, lang)} ${day}`;
}
