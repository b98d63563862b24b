import { addDays, addMonths } from '../../bot/model/calendar.js';
import { type Answers, type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { birthdayDecides, mayTurnEighteen } from '../reunification/minor.js';
import { askGranted, askStatus, askWho, isProtected } from '../reunification/questions.js';
import { isMinorNow, outcome, overview, youthOf } from './outcome.js';
import { choice } from '../parts.js';

const afterStatus = (answers: Answers): string => (isMinorNow(answers) ? 'guardian' : 'siblings');

/** The young person of a helper is not "you". */
const HELPED = { forHelper: true };

/** Asked for the young person's own day before eighteen, or after it where that decides. */
const afterGranted = (answers: Answers): string => {
  if (mayTurnEighteen(youthOf(answers))) return 'turns_eighteen';
  return birthdayDecides(youthOf(answers)) ? 'eighteen_on' : afterStatus(answers);
};

/** A minor alone, or a person who turned eighteen, who wants the parents to come; or who helps such a person. */
export const flow: Flow = {
  id: 'reunification.minor',
  start: 'who',
  questions: {
    who: askWho((answers) => (answers['who'] === 'minor' ? 'alone' : 'age_now')),
    age_now: choice(['minor', 'adult'], (answers) => (answers['age_now'] === 'minor' ? 'alone' : 'at_request'), HELPED),
    at_request: choice(
      ['yes', 'no', UNKNOWN],
      (answers) => (answers['at_request'] === 'yes' ? 'alone' : 'status'),
      HELPED,
    ),
    alone: choice(['yes', 'no', UNKNOWN], () => 'status', HELPED),
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : afterStatus(answers))),
    granted_on: askGranted(afterGranted),
    // The parents of a minor best file before this day (`family.minor_birthday`).
    turns_eighteen: {
      kind: 'date',
      ...HELPED,
      earliest: ({ today }) => addDays(today, 1),
      latest: ({ today }) => addMonths(today, 216),
      samples: ({ today }) => ({ tomorrow: addDays(today, 1), in_a_year: addMonths(today, 12) }),
      next: afterStatus,
    },
    // A person who turned eighteen more than three months after the status had time until that day
    // (`family.minor_birthday`).
    eighteen_on: {
      kind: 'date',
      ...HELPED,
      earliest: ({ today }) => addMonths(today, -240),
      latest: ({ today }) => today,
      samples: ({ today }) => ({ today, last_month: addMonths(today, -1), long_ago: addMonths(today, -36) }),
      next: afterStatus,
    },
    guardian: choice(['yes', 'no', UNKNOWN], () => 'siblings', HELPED),
    siblings: choice(['no', 'yes', 'ill'], () => OUTCOME, HELPED),
  },
  outcome,
  overview,
};
