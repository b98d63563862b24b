import { type Answers, type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { outcome, overview } from './outcome.js';
import { askJoins } from '../reunification/questions.js';
import { choice } from '../parts.js';

const withChildren = (answers: Answers): boolean =>
  answers['joins'] === 'children' || answers['joins'] === 'spouse_children';

/** A checklist of this family's papers, and what to do for each missing one. */
export const flow: Flow = {
  id: 'reunification.documents',
  start: 'joins',
  questions: {
    joins: askJoins((answers) => {
      if (withChildren(answers)) return 'kids';
      return answers['joins'] === 'spouse' || answers['joins'] === 'grown_child' ? 'in_time' : 'missing';
    }),
    kids: choice(['one', 'more'], (answers) => (answers['joins'] === 'children' ? 'consent' : 'in_time')),
    consent: choice(['agrees', 'no', 'dead', UNKNOWN], () => 'in_time'),
    in_time: choice(['yes', 'no', UNKNOWN], () => 'missing'),
    missing: choice(['none', 'birth', 'marriage', 'passport', 'several', UNKNOWN], () => OUTCOME),
  },
  outcome,
  overview,
};
