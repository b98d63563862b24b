import { type Flow, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import {
  askGranted,
  askOnlyChildren,
  askPersons,
  askPrior,
  asksPrior,
  askStatus,
  isProtected,
} from '../reunification/questions.js';
import { outcome, overview } from './outcome.js';

/** How much the sponsor must earn, under the rules that apply to them, for the number of people who join. */
export const flow: Flow = {
  id: 'reunification.income',
  start: 'status',
  questions: {
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : OUTCOME)),
    granted_on: askGranted((answers, env) => {
      if (answers['granted_on'] === UNKNOWN) return OUTCOME;
      return asksPrior(answers, env) ? 'prior' : 'persons';
    }),
    prior: askPrior(() => 'persons'),
    persons: askPersons(() => 'only_children'),
    only_children: askOnlyChildren(() => OUTCOME),
  },
  outcome,
  overview,
};
