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

/** Whether the family is registered at the municipality. What is not known is taken as not done. */
export function isRegistered({ done }: Answers): boolean {
  return done === 'municipality' || done === 'fund';
}

export type FirstThing = 'prepare' | 'register' | 'ocmw' | 'fund' | 'school' | 'benefit' | 'course';

/**
 * The one thing to do first. To register comes before all else, because it has a term; then money to live on, then the
 * doctor (`arrival.health_fund`: at once), then school, child benefit and the course.
 */
export function firstThing(answers: Answers): FirstThing {
  if (answers['when'] === 'soon') return 'prepare';
  if (!isRegistered(answers)) return 'register';
  if (answers['money'] === 'short') return 'ocmw';
  if (answers['done'] === 'municipality') return 'fund';
  if (goesToSchool(answers)) return 'school';
  return answers['kids'] === 'none' ? 'course' : 'benefit';
}

/** Whether a child of the age of school came. */
export function goesToSchool({ kids }: Answers): boolean {
  return kids === 'school' || kids === 'both';
}

/** Whether a small child came. */
export function isSmall({ kids }: Answers): boolean {
  return kids === 'small' || kids === 'both';
}
