import { addDays, daysBetween, type ISODate, weekday } from '../bot/model/calendar.js';
import type { FlowEnv } from '../bot/model/flow.js';

/** A legal day by which something must be done, and the day on which a person can really do it. */
export interface UsableDay {
  /** The last day of the legal term. */
  legal: ISODate;
  /** The last day, on or before the legal one, on which offices are surely open. */
  day: ISODate;
  /** `closing`: the usable day has passed, but the legal day has not. */
  is: 'ahead' | 'today' | 'closing' | 'past';
  /** Days from today to the usable day; negative if it has passed. */
  daysLeft: number;
}

const THURSDAY = 4;
const FRIDAY = 5;

/**
 * The day by which to file at a post abroad: the last Monday to Thursday on or before the last legal day that is no
 * Belgian public holiday. Posts are closed on Friday, Saturday or Sunday, depending on the country.
 */
export function fileAbroadBy(legal: ISODate, env: FlowEnv): UsableDay {
  return usable(legal, THURSDAY, env);
}

/** The day by which to ask in Belgium (OCMW, municipality, court): the last Monday to Friday that is no holiday. */
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
