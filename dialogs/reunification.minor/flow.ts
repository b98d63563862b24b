import { type Answers, type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { askGranted, askStatus, isProtected } from '../reunification/questions.js';
import { outcome, overview } from './outcome.js';
import { choice } from '../parts.js';

const afterStatus = (answers: Answers): string => (answers['age_now'] === 'minor' ? 'guardian' : 'siblings');

/** A minor alone, or somebody who has turned eighteen, who wants the parents to come. */
export const flow: Flow = {
  id: 'reunification.minor',
  start: 'age_now',
  questions: {
    age_now: choice(['minor', 'adult'], (answers) => (answers['age_now'] === 'minor' ? 'alone' : 'at_request')),
    at_request: choice(['yes', 'no', UNKNOWN], (answers) => (answers['at_request'] === 'yes' ? 'alone' : 'status')),
    alone: choice(['yes', 'no', UNKNOWN], () => 'status'),
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : afterStatus(answers))),
    granted_on: askGranted(afterStatus),
    guardian: choice(['yes', 'no', UNKNOWN], () => 'siblings'),
    siblings: choice(['no', 'yes'], () => OUTCOME),
  },
  outcome,
  overview,
};
