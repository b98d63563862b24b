import { addMonths } from '../../bot/model/calendar.js';
import { type Answers, type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { birthdayDecides } from '../reunification/minor.js';
import { askGranted, askStatus, isProtected } from '../reunification/questions.js';
import { outcome, overview, youthOf } from './outcome.js';
import { choice } from '../parts.js';

const afterStatus = (answers: Answers): string => (answers['age_now'] === 'minor' ? 'guardian' : 'siblings');

/** A minor alone, or a person who turned eighteen, who wants the parents to come. */
export const flow: Flow = {
  id: 'reunification.minor',
  start: 'age_now',
  questions: {
    age_now: choice(['minor', 'adult'], (answers) => (answers['age_now'] === 'minor' ? 'alone' : 'at_request')),
    at_request: choice(['yes', 'no', UNKNOWN], (answers) => (answers['at_request'] === 'yes' ? 'alone' : 'status')),
    alone: choice(['yes', 'no', UNKNOWN], () => 'status'),
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : afterStatus(answers))),
    granted_on: askGranted((answers) => (birthdayDecides(youthOf(answers)) ? 'eighteen_on' : afterStatus(answers))),
    // A person who turned eighteen more than three months after the status had time until that day
    // (`family.minor_birthday`).
    eighteen_on: {
      kind: 'date',
      earliest: ({ today }) => addMonths(today, -240),
      latest: ({ today }) => today,
      samples: ({ today }) => ({ today, last_month: addMonths(today, -1), long_ago: addMonths(today, -36) }),
      next: afterStatus,
    },
    guardian: choice(['yes', 'no', UNKNOWN], () => 'siblings'),
    siblings: choice(['no', 'yes', 'ill'], () => OUTCOME),
  },
  outcome,
  overview,
};
