import { addDays, addMonths, type ISODate, weekday } from '../../model/calendar.js';
import { numberOf, type SpokenWords, type Unit } from './spoken.js';

const FURTHEST: Readonly<Record<Unit, number>> = { day: 365, week: 52, month: 24 };

/** The words of a short text that tell of a day; a longer one says more than that. */
const MOST_WORDS = 5;

/**
 * The day that everyday words name by its distance from today: "yesterday", "3 days ago", "il y a deux semaines", "last
 * Friday"; null where they name none. `normal` is normalised.
 */
export function pastDay(normal: string, today: ISODate, spoken: SpokenWords): ISODate | null {
  if (spoken.today.has(normal)) return today;
  if (spoken.yesterday.has(normal)) return addDays(today, -1);
  if (spoken.beforeYesterday.has(normal)) return addDays(today, -2);
  const words = normal.split(' ');
  if (words.length > MOST_WORDS) return null;
  return ago(words, normal, today, spoken) ?? lastWeekday(words, today, spoken);
}

function ago(words: readonly string[], normal: string, today: ISODate, spoken: SpokenWords): ISODate | null {
  if (![...spoken.ago].some((word) => ` ${normal} `.includes(` ${word} `))) return null;
  const unit = words.flatMap((word) => spoken.units.get(word) ?? [])[0];
  if (unit === undefined) return null;
  const numbers = words.flatMap((word) => numberOf(word, spoken) ?? []);
  const count = numbers[0] ?? 1;
  if (numbers.length > 1 || count < 1 || count > FURTHEST[unit]) return null;
  if (unit === 'month') return addMonths(today, -count);
  return addDays(today, unit === 'week' ? -7 * count : -count);
}

/** The last such day of the week before today. Only with "last": "on Friday" may be the next one. */
function lastWeekday(words: readonly string[], today: ISODate, spoken: SpokenWords): ISODate | null {
  if (!words.some((word) => spoken.last.has(word))) return null;
  const wanted = words.flatMap((word) => spoken.weekdays.get(word) ?? [])[0];
  if (wanted === undefined) return null;
  const back = (weekday(today) - wanted + 7) % 7;
  return addDays(today, back === 0 ? -7 : -back);
}
