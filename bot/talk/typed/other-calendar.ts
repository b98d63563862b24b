import { addMonths, type ISODate } from '../../model/calendar.js';
import { fromCalendar, OTHER_CALENDARS, type OtherCalendar } from '../../model/other-calendars.js';
import { asciiDigits } from '../../text/digits.js';
import type { SpokenWords } from './spoken.js';

/** A day of another calendar, as it was read, and the Gregorian day that it is. */
export interface OtherDay {
  calendar: OtherCalendar;
  /** Day, month and year in that calendar, in Latin digits, with the month's name as it stands in the content. */
  read: string;
  date: ISODate;
}

/** The years of each calendar in which people who live today have days. */
const YEARS: Record<OtherCalendar, readonly [number, number]> = {
  solar: [1300, 1450],
  lunar: [1318, 1500],
  ethiopian: [1890, 2100],
};

/** A day written in figures is one of the last ten years, or one to come that the question takes. */
const MONTHS_BACK = 120;

/**
 * The day of another calendar that a text names: `1405/03/12`, `12 حمل 1403`, `3 ramadan 1446`, `3 መስከረም 2017`. `bare`:
 * it holds words of a day only; names in Latin letters and days in figures count only then. A day in figures is of the
 * calendar in which it lies between ten years ago and `latest`.
 *
 * null: the text names none. `unknown`: it names one, and nobody can tell which day that is.
 */
export function otherDay(
  text: string,
  normal: string,
  bare: boolean,
  { today, latest }: { today: ISODate; latest: ISODate },
  spoken: SpokenWords,
): OtherDay | 'unknown' | null {
  const words = normal.split(' ');
  for (const calendar of OTHER_CALENDARS) {
    const found = namedDay(words, calendar, bare, spoken);
    if (found !== null) return found;
  }
  return bare ? dayInFigures(text, addMonths(today, -MONTHS_BACK), latest > today ? latest : today) : null;
}

/** Whether a text names a day that, read in another calendar, lies between these days: it is not taken unasked. */
export function mayBeOther(
  text: string,
  normal: string,
  { today, earliest, latest }: { today: ISODate; earliest: ISODate; latest: ISODate },
  spoken: SpokenWords,
): boolean {
  const other = otherDay(text, normal, true, { today, latest }, spoken);
  return other !== null && other !== 'unknown' && earliest <= other.date && other.date <= latest;
}

/** Words of the longest name of a month. */
const MOST_WORDS = 3;

function namedDay(
  words: readonly string[],
  calendar: OtherCalendar,
  bare: boolean,
  spoken: SpokenWords,
): OtherDay | 'unknown' | null {
  const names = spoken.otherMonths[calendar];
  for (let at = 0; at < words.length; at += 1)
    for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
      const phrase = words.slice(at, at + length).join(' ');
      const named = names.get(phrase);
      // "Asad", "Ramadan" and "Tir" are names of people and streets too.
      if (!named || (!bare && /\p{Script=Latin}/u.test(phrase))) continue;
      const beside = numbersBeside(words, at, length, spoken);
      const [day, year] = dayAndYear(beside, YEARS[calendar]);
      if (day !== undefined && year !== undefined) {
        const date = fromCalendar(calendar, year, named.month, day);
        return date === null ? 'unknown' : { calendar, date, read: asRead(day, named.name, year) };
      }
      // Without such a year a name that is also one of a Gregorian month means that one.
      if (bare && beside.some((number) => number !== null) && !spoken.months.has(phrase)) return 'unknown';
    }
  return null;
}

type Beside = readonly [number | null, number | null, number | null];

/** The numbers beside a name: the one before it, and the two after it, small words left out. */
function numbersBeside(words: readonly string[], at: number, length: number, { on }: SpokenWords): Beside {
  const isSaid = (word: string): boolean => !on.has(word);
  const number = (word: string | undefined): number | null =>
    word !== undefined && /^(?:\d{1,2}|\d{4})$/u.test(word) ? Number(word) : null;
  const [first, second] = words.slice(at + length).filter(isSaid);
  return [number(words.slice(0, at).filter(isSaid).at(-1)), number(first), number(second)];
}

/** "12 Hamal 1403", "1403 Hamal 12" or "Hamal 12 1403". */
function dayAndYear([before, after, last]: Beside, [from, to]: readonly [number, number]): [number?, number?] {
  const isDay = (number: number | null): number is number => number !== null && number >= 1 && number <= 99;
  const isYear = (number: number | null): number is number => number !== null && number >= from && number <= to;
  if (isDay(before) && isYear(after)) return [before, after];
  if (isYear(before) && isDay(after)) return [after, before];
  return isDay(after) && isYear(last) ? [after, last] : [];
}

/** A name in another direction is kept apart from the sentence around it. */
function asRead(day: number, name: string, year: number): string {
  const read = `${day} ${name} ${year}`;
  return /\p{Script=Arabic}/u.test(name) ? `\u2068${read}\u2069` : read;
}

/** The year first, as Afghans and Iranians write, or last. */
const YEAR_FIRST = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/u;
const YEAR_LAST = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/u;

function dayInFigures(text: string, earliest: ISODate, latest: ISODate): OtherDay | 'unknown' | null {
  const plain = asciiDigits(text)
    .replace(/\p{Cf}/gu, '')
    .replaceAll('؍', '/');
  // More numbers are of something else: a phone, a street, a sum.
  if (plain.match(/\d+/gu)?.length !== 3) return null;
  const [, y, m, d] = YEAR_FIRST.exec(plain) ?? [];
  const [, lastD, lastM, lastY] = YEAR_LAST.exec(plain) ?? [];
  const [year, month, day] = [y ?? lastY, m ?? lastM, d ?? lastD].map(Number);
  const may = (['solar', 'lunar'] as const).filter(
    (calendar) => YEARS[calendar][0] <= year! && year! <= YEARS[calendar][1],
  );
  if (may.length === 0) return null;
  const read = `${day}/${month}/${year}`;
  const days = may.flatMap((calendar): OtherDay[] => {
    const date = fromCalendar(calendar, year!, month!, day!);
    return date !== null && earliest <= date && date <= latest ? [{ calendar, read, date }] : [];
  });
  return days.length === 1 ? days[0]! : 'unknown';
}
