import { addDays, addMonths, type ISODate, weekday } from '../../model/calendar.js';
import { numberOf, type SpokenWords, type Unit } from './spoken.js';

/** A day named by its distance from today. `exact`: it is that day and no other near it. */
export interface CountedDay {
  date: ISODate;
  exact: boolean;
}

const FURTHEST: Readonly<Record<Unit, number>> = { day: 365, week: 104, month: 60, year: 20 };
/** Who counts in these rounds: "two years ago" is hardly ever to the day. */
const ROUND: ReadonlySet<Unit> = new Set(['month', 'year']);

/** The words of a short text that tell of a day; a longer one says more than that. */
const MOST_WORDS = 5;

/**
 * The day that everyday words name by its distance from today: "yesterday", "3 days ago", "dans deux semaines", "last
 * Friday"; null where they name none. `normal` is normalised.
 */
export function countedDay(normal: string, today: ISODate, spoken: SpokenWords): CountedDay | null {
  const exactly = (date: ISODate): CountedDay => ({ date, exact: true });
  if (spoken.today.has(normal)) return exactly(today);
  if (spoken.yesterday.has(normal)) return exactly(addDays(today, -1));
  if (spoken.beforeYesterday.has(normal)) return exactly(addDays(today, -2));
  const words = normal.split(' ');
  if (words.length > MOST_WORDS) return null;
  const counted = span(words, normal, today, spoken);
  if (counted) return counted;
  const day = lastWeekday(words, today, spoken);
  return day === null ? null : exactly(day);
}

function span(words: readonly string[], normal: string, today: ISODate, spoken: SpokenWords): CountedDay | null {
  const says = (phrases: ReadonlySet<string>): boolean =>
    [...phrases].some((phrase) => ` ${normal} `.includes(` ${phrase} `));
  const back = says(spoken.ago);
  const ahead = says(spoken.ahead);
  const counted = countIn(words, spoken);
  if (!counted || (!back && !ahead)) return null;
  const { unit, count, told } = counted;
  // Words that we do not know may say "about"; without a number, or of a day to come, they say something else.
  const known = words.every((word) => isOfSpan(word, spoken));
  if (!known && (!told || !back)) return null;
  const by = back ? -count : count;
  const date =
    unit === 'year' || unit === 'month'
      ? addMonths(today, unit === 'year' ? 12 * by : by)
      : addDays(today, unit === 'week' ? 7 * by : by);
  // "Over 3 weeks ago": one language's "in" is another's "more than".
  return { date, exact: known && !ROUND.has(unit) && !(back && ahead) };
}

/** How many of which unit the words count; `told`: they say the number. Null where they count nothing, or two things. */
function countIn(words: readonly string[], spoken: SpokenWords): { unit: Unit; count: number; told: boolean } | null {
  const pairs = words.flatMap((word) => spoken.two.get(word) ?? []);
  // "An" is a year in French and an article in English: a unit that is no small word too goes first.
  const units = words.filter((word) => spoken.units.has(word));
  const unit = pairs[0] ?? spoken.units.get(units.find((word) => !spoken.on.has(word)) ?? units[0] ?? '');
  if (unit === undefined) return null;
  const numbers = [...pairs.map(() => 2), ...words.flatMap((word) => numberOf(word, spoken) ?? [])];
  const count = numbers[0] ?? 1;
  if (numbers.length > 1 || count < 1 || count > FURTHEST[unit]) return null;
  return { unit, count, told: numbers.length > 0 };
}

function isOfSpan(word: string, spoken: SpokenWords): boolean {
  const isPart = (phrases: ReadonlySet<string>): boolean =>
    [...phrases].some((phrase) => phrase.split(' ').includes(word));
  return (
    spoken.units.has(word) ||
    spoken.two.has(word) ||
    spoken.on.has(word) ||
    numberOf(word, spoken) !== null ||
    isPart(spoken.ago) ||
    isPart(spoken.ahead)
  );
}

/** The last such day of the week before today. Only with "last": "on Friday" may be the next one. */
function lastWeekday(words: readonly string[], today: ISODate, spoken: SpokenWords): ISODate | null {
  if (!words.some((word) => spoken.last.has(word))) return null;
  const wanted = words.flatMap((word) => spoken.weekdays.get(word) ?? [])[0];
  if (wanted === undefined) return null;
  const back = (weekday(today) - wanted + 7) % 7;
  return addDays(today, back === 0 ? -7 : -back);
}
