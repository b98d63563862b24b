import { addDays, addMonths, type ISODate } from '../../bot/model/calendar.js';
import { type Answers, type Flow, type FlowEnv, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { askWho } from '../reunification/questions.js';
import { outcome, overview } from './outcome.js';
import { isRegistered, registration } from './policy.js';
import { choice } from '../parts.js';

/** The earliest day of arrival for which the time to register is not yet over today. */
function lastArrivalInTime(env: FlowEnv): ISODate {
  let day = env.today;
  const inTime = (arrived: ISODate): boolean => registration({ arrived_on: arrived }, env).is === 'by';
  for (let tries = 0; tries < 30 && inTime(addDays(day, -1)); tries++) day = addDays(day, -1);
  return day;
}

/** The time to register no longer matters to a family that is registered; whether it can live does. */
const afterDone = (answers: Answers): string => (isRegistered(answers) ? 'money' : 'arrived_on');

/** A family has just arrived, or arrives soon: what to do first, and by when. */
export const flow: Flow = {
  id: 'arrival.start',
  start: 'who',
  questions: {
    // Who came by family reunification is here.
    who: askWho((answers) => (answers['who'] === 'arrived' ? 'done' : 'when'), ['arrived']),
    when: choice(['here', 'soon', UNKNOWN], (answers) => (answers['when'] === 'here' ? 'done' : 'region')),
    done: choice(['nothing', 'municipality', 'fund', UNKNOWN], afterDone),
    arrived_on: {
      kind: 'date',
      earliest: ({ today }) => addMonths(today, -24),
      latest: ({ today }) => today,
      samples: (env) => ({
        today: env.today,
        last_days: lastArrivalInTime(env),
        a_month_ago: addMonths(env.today, -1),
      }),
      next: () => 'region',
    },
    money: choice(['enough', 'short', UNKNOWN], () => 'region'),
    region: choice(['flanders', 'brussels', 'wallonia', UNKNOWN], () => 'kids'),
    kids: choice(['school', 'small', 'both', 'none'], () => OUTCOME),
  },
  outcome,
  overview,
};
