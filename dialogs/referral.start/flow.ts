import { type ChoiceQuestion, type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { outcome, overview } from './outcome.js';
import { askProblem, NEEDS } from './policy.js';
import { choice } from '../parts.js';

/** For each need with several problems: which one. One screen has at most seven choices. */
const problems = Object.fromEntries(
  Object.entries(NEEDS)
    .filter(([, inside]) => inside.length > 0)
    .map(([need, inside]): [string, ChoiceQuestion] => [askProblem(need), choice(inside, () => 'urgent')]),
);

/** The right organisation by problem, urgency, place, papers and age. */
export const flow: Flow = {
  id: 'referral.start',
  start: 'need',
  questions: {
    need: choice(Object.keys(NEEDS), ({ need }) => (NEEDS[need!]!.length > 0 ? askProblem(need!) : 'urgent')),
    ...problems,
    urgent: choice(['no', 'yes'], (answers) => (answers['urgent'] === 'yes' ? OUTCOME : 'region')),
    region: choice(['flanders', 'brussels', 'wallonia', UNKNOWN], () => 'age'),
    age: choice(['adult', 'minor'], () => 'papers'),
    papers: choice(['yes', 'none', UNKNOWN], () => OUTCOME),
  },
  outcome,
  overview,
};
