import { addWorkingDays, daysBetween, type ISODate } from '../../bot/model/calendar.js';
import { type Answers, type FlowEnv, UNKNOWN } from '../../bot/model/flow.js';

export type Registration =
  | { is: 'by'; day: ISODate; daysLeft: number }
  | { is: 'late'; day: ISODate }
  /** The family has not arrived, or the day is not known, or the term was not checked recently enough. */
  | { is: 'no_day' };

/**
 * By when the family must register at the municipality: within eight working days of arrival (`travel.register`). They
 * are counted in the real calendar from the day after arrival, without weekends and public holidays.
 */
export function registration(answers: Answers, env: FlowEnv): Registration {
  const arrived = answers['arrived_on'];
  const term = env.facts.number('travel.register', env);
  if (arrived === undefined || arrived === UNKNOWN || term === null) return { is: 'no_day' };
  const day = addWorkingDays(arrived, term, env.isHoliday);
  return day < env.today ? { is: 'late', day } : { is: 'by', day, daysLeft: daysBetween(env.today, day) };
}
