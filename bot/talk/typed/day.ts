import { dateOf, daysBetween, type ISODate } from '../../model/calendar.js';
import { parseChoiceId } from '../../model/choice-id.js';
import type { Lang } from '../../model/lang.js';
import type { OtherCalendar } from '../../model/other-calendars.js';
import { flowEnv, type Turn } from '../turn-context.js';
import { countedDay } from './counted-day.js';
import { monthBeforeDay, namedMonth, parseTypedDate, type TypedDate } from './date.js';
import type { Asked } from './options.js';
import { otherDay } from './other-calendar.js';
import { namesMoney, type SpokenWords } from './spoken.js';

/** Why a day that was typed cannot be taken. */
export type DayProblem =
  | 'impossible'
  | 'vague'
  | 'year'
  | 'too_early'
  | 'too_late'
  /** Day and month are there, the year is not. */
  | 'no_year'
  /** It stands among words that may say something else. */
  | 'unsure'
  /** Counted in months or years, so that it need not be the very day. */
  | 'about'
  /** Of another calendar, and perhaps nobody can tell which day. */
  | 'calendar'
  | `calendar_${OtherCalendar}`;

/** A day typed as the answer to a question about a day, or why it cannot be taken. */
export type TypedDay =
  /** `twoWays`: it may have been written month first. */
  | { date: ISODate; twoWays?: true }
  /** `maybe`: the days that it may be, the likeliest first. `read`: what was read, where that is of another calendar. */
  | { again: DayProblem; maybe?: readonly ISODate[]; read?: string };

/** The languages in which many write the month before the day, and many do not. */
const MONTH_FIRST: ReadonlySet<Lang> = new Set(['en']);

/** From the year on in which the Gregorian calendar can be meant. */
const FIRST_YEAR = 1700;

/** The day that a text (`normal`: normalised) gives to a question about a day; null where it asks for none, or the text names none. */
export function dayIn(turn: Turn, { flow, id }: Asked, text: string, normal: string): TypedDay | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'date') return null;
  const env = flowEnv(turn);
  const { today } = env;
  const earliest = question.earliest(env);
  const latest = question.latest(env);
  const { spoken, said } = turn.context;
  if (namesMoney(text, spoken)) return null;
  const fits = (date: ISODate): boolean => earliest <= date && date <= latest;

  const ofYear = dayOfYear(turn, { flow, id }, normal);
  if (ofYear !== null && fits(ofYear)) return { date: ofYear };
  const counted = countedDay(normal, today, spoken);
  if (counted && !counted.exact) return { again: 'about', ...(fits(counted.date) ? { maybe: [counted.date] } : {}) };

  const bare = isBareDay(normal, spoken);
  const typed: TypedDate = counted
    ? { ok: true, date: counted.date }
    : parseTypedDate(text, today, said(turn.state.lang), earliest, spoken.months);
  const gregorian = typed.ok && typed.date >= String(FIRST_YEAR) ? typed.date : null;
  const other = otherDay(text, normal, bare, { today, latest }, spoken);
  if (other !== null && other !== 'unknown' && fits(other.date)) {
    const maybe = [
      other.date,
      ...(other.calendar === 'ethiopian' && gregorian !== null && fits(gregorian) ? [gregorian] : []),
    ];
    return { again: `calendar_${other.calendar}`, maybe, read: other.read };
  }
  const isOfOther = other === 'unknown' || (other !== null && other.calendar !== 'ethiopian');
  if (isOfOther || (typed.ok && gregorian === null)) return { again: 'calendar' };

  if (!typed.ok) {
    // Without any number it may be a question of the person's own; a number that is no date is a typing error.
    if (typed.reason === 'none') return null;
    const maybe = daysOfYears(typed, earliest, latest, today);
    return maybe.length > 0 ? { again: 'no_year', maybe } : { again: typed.reason };
  }
  // A day among other words may be another day than the one that is asked for.
  if (!bare) return { again: 'unsure', ...(fits(typed.date) ? { maybe: [typed.date] } : {}) };
  if (!fits(typed.date)) return { again: typed.date < earliest ? 'too_early' : 'too_late' };
  const swapped = MONTH_FIRST.has(turn.state.lang) ? monthBeforeDay(text, today, earliest) : null;
  return swapped !== null && fits(swapped) ? { date: typed.date, twoWays: true } : { date: typed.date };
}

/** The day of which the guide asked the year alone, where a text gives that and no more. */
function dayOfYear(turn: Turn, { flow, id }: Asked, normal: string): ISODate | null {
  const words = normal.split(' ').filter((word) => !turn.context.spoken.on.has(word));
  if (words.length !== 1 || !/^\d{4}$/u.test(words[0]!)) return null;
  const offered = turn.state.offered.flatMap((choice) => {
    const action = parseChoiceId(choice);
    const isDay = action?.do === 'answer' && action.flow === flow.id && action.question === id;
    return isDay && /^\d{4}-\d\d-\d\d$/u.test(action.answer) ? [action.answer.slice(5)] : [];
  });
  // One day of several years is what is offered where only the year is missing.
  if (offered.length < 2 || new Set(offered).size !== 1) return null;
  const [month, day] = offered[0]!.split('-').map(Number);
  return dateOf(Number(words[0]), month!, day!);
}

/** Words of a day: its numbers, months, days of the week, and small words beside them. */
function isBareDay(normal: string, spoken: SpokenWords): boolean {
  const { today, yesterday, beforeYesterday } = spoken;
  if ([today, yesterday, beforeYesterday].some((words) => words.has(normal))) return true;
  const words = normal.split(' ');
  const isPart = (phrases: Iterable<string>, word: string): boolean =>
    [...phrases].some((phrase) => phrase.split(' ').includes(word));
  const isOf = (word: string): boolean =>
    /^\d+(?:st|nd|rd|th|er|e)?$/u.test(word) ||
    spoken.on.has(word) ||
    spoken.months.has(word) ||
    spoken.weekdays.has(word) ||
    spoken.units.has(word) ||
    spoken.two.has(word) ||
    spoken.numbers.has(word) ||
    spoken.last.has(word) ||
    spoken.monthParts.has(word) ||
    isPart(spoken.ago, word) ||
    isPart(spoken.ahead, word) ||
    namedMonth(word) !== null ||
    Object.values(spoken.otherMonths).some((months) => isPart(months.keys(), word));
  return words.every(isOf) && words.filter((word) => /\d/u.test(word)).length <= 3;
}

/** Years that are offered for a day and a month. */
const YEARS_OFFERED = 3;

/** The last days of this day and month that a question takes, the nearest to today first; none where one of the two is missing. */
function daysOfYears(
  { day, month }: { day?: number; month?: number },
  earliest: ISODate,
  latest: ISODate,
  today: ISODate,
): ISODate[] {
  if (day === undefined || month === undefined) return [];
  const last = Number(latest.slice(0, 4));
  const days = [0, 1, 2, 3]
    .flatMap((back) => dateOf(last - back, month, day) ?? [])
    .filter((date) => earliest <= date && date <= latest);
  const away = (date: ISODate): number => Math.abs(daysBetween(today, date));
  return days.sort((a, b) => away(a) - away(b)).slice(0, YEARS_OFFERED);
}
