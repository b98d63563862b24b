import { addDays, addMonths } from '../../bot/model/calendar.js';
import { type Answers, type Flow, type FlowEnv, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { outcome } from './outcome.js';
import { depositCap } from './policy.js';
import { overview } from './routes.js';
import { choice } from '../parts.js';

// The day of signing decides about the loan in Flanders and, in each region, about the maximum (`deposit.max`).
const asksSigning = (answers: Answers): boolean => answers['lease'] === 'signed' && answers['region'] !== UNKNOWN;

// Arrears matter only for the loan of the Vlaams Woningfonds (`loan.no_arrears`).
const asksArrears = (answers: Answers): boolean => answers['region'] === 'flanders' && answers['papers'] !== 'none';

/** Which help with the rental deposit fits, and what to do first. */
export const flow: Flow = {
  id: 'deposit.start',
  start: 'who',
  questions: {
    who: choice(['self', 'minor', 'helper'], () => 'region', { about: 'asker' }),
    region: choice(['flanders', 'brussels', 'wallonia', UNKNOWN], () => 'lease'),
    lease: choice(['draft', 'signed', 'searching', UNKNOWN], (answers) =>
      asksSigning(answers) ? 'signed_on' : 'reception',
    ),
    signed_on: {
      kind: 'date',
      earliest: () => '1991-01-01',
      latest: ({ today }) => today,
      samples: ({ today }) => ({
        today,
        last_week: addDays(today, -7),
        last_day_of_term: addMonths(today, -3),
        too_old: addDays(addMonths(today, -3), -1),
        old_law: '2018-12-31',
      }),
      next: () => 'reception',
    },
    reception: choice(['yes', 'no', UNKNOWN], (answers) => (answers['reception'] === 'yes' ? 'last_day' : 'papers')),
    last_day: {
      kind: 'date',
      earliest: ({ today }) => addMonths(today, -12),
      latest: ({ today }) => addMonths(today, 24),
      samples: ({ today }: FlowEnv) => ({
        next_month: addMonths(today, 1),
        tomorrow: addDays(today, 1),
        today,
        yesterday: addDays(today, -1),
      }),
      next: () => 'papers',
    },
    papers: choice(['protection', 'unlimited', 'asylum', 'other', 'none', UNKNOWN], (answers) =>
      answers['papers'] === 'none' ? 'urgency' : 'income',
    ),
    income: choice(['work', 'living_wage', 'other', 'none', UNKNOWN], (answers) =>
      asksArrears(answers) ? 'arrears' : 'urgency',
    ),
    arrears: choice(['no', 'yes', UNKNOWN], () => 'urgency'),
    urgency: choice(['days', 'weeks', 'later', UNKNOWN], (answers, env) =>
      depositCap(answers, env) === null ? OUTCOME : 'asked',
    ),
    asked: {
      kind: 'amount',
      least: 50,
      most: 20_000,
      // Even by two months and uneven by three.
      samples: () => ({ amount: '2500' }),
      next: () => OUTCOME,
    },
  },
  outcome,
  overview,
};
