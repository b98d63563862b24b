import { addDays, daysBetween, type ISODate, weekday } from '../bot/model/calendar.js';
import type { FlowEnv } from '../bot/model/flow.js';

/** A day by which something must be done, as a person can use it. */
export interface UsableDay {
  /** The last day of the term in law. */
  legal: ISODate;
  /** The last day, on or before the legal one, on which people can count on being received. */
  day: ISODate;
  /** `closing`: the usable day has passed, the legal one has not. */
  is: 'ahead' | 'today' | 'closing' | 'past';
  /** Days from today to the usable day; negative when it has passed. */
  daysLeft: number;
}

const THURSDAY = 4;
const FRIDAY = 5;

/**
 * The day by which to file at a post abroad: the last Monday to Thursday on or before the last day in law, Belgian public
 * holidays left out. Posts are closed on Friday, Saturday or Sunday, each country in its own way.
 */
export function fileAbroadBy(legal: ISODate, env: FlowEnv): UsableDay {
  return usable(legal, THURSDAY, env);
}

/** The day by which to ask inside Belgium (OCMW, municipality, court): the last Monday to Friday that is no holiday. */
export function askInBelgiumBy(legal: ISODate, env: FlowEnv): UsableDay {
  return usable(legal, FRIDAY, env);
}

function usable(legal: ISODate, lastWeekday: number, env: FlowEnv): UsableDay {
  let day = legal;
  while (weekday(day) > lastWeekday || env.isHoliday(day)) day = addDays(day, -1);
  return { legal, day, is: stateOf(legal, day, env.today), daysLeft: daysBetween(env.today, day) };
}

function stateOf(legal: ISODate, day: ISODate, today: ISODate): UsableDay['is'] {
  if (day > today) return 'ahead';
  if (day === today) return 'today';
  return legal < today ? 'past' : 'closing';
}

/** Whether an office in Belgium is closed on a day: Saturday, Sunday or public holiday. */
export function isClosed(day: ISODate, env: FlowEnv): boolean {
  return weekday(day) > FRIDAY || env.isHoliday(day);
}
