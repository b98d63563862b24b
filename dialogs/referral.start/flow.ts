import { type Answers, type Flow, type Outcome, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { mayAskFamilyAid, PROBLEMS, routeOf, urgentServices, whyOf } from './policy.js';
import { block, choice } from '../parts.js';

/** The right organisation by problem, urgency, place, papers and age. */
export const flow: Flow = {
  id: 'referral.start',
  start: 'problem',
  questions: {
    problem: choice(PROBLEMS, () => 'urgent'),
    urgent: choice(['no', 'yes'], (answers) => (answers['urgent'] === 'yes' ? OUTCOME : 'region')),
    region: choice(['flanders', 'brussels', 'wallonia', UNKNOWN], () => 'age'),
    age: choice(['adult', 'minor'], () => 'papers'),
    papers: choice(['yes', 'none', UNKNOWN], () => OUTCOME),
  },
  outcome,
  overview: () => ({
    messages: [[block('overview')], [block('steps')], [{ services: ['caw', 'ocmw', 'allo_aide_sociale', 'bjb'] }]],
    related: ['referral.lawyer', 'referral.caw', 'meta.person', 'safety.danger'],
  }),
};

function outcome(answers: Answers): Outcome {
  if (answers['urgent'] === 'yes') {
    return {
      messages: [
        [block('urgent'), ...(answers['problem'] === 'detained' ? [block('urgent_detained')] : [])],
        [block('steps_urgent')],
        [{ services: urgentServices(answers) }],
      ],
      related: ['safety.danger', 'safety.violence', 'safety.child', 'safety.suicide', 'housing.homeless'],
    };
  }
  const route = routeOf(answers);
  return {
    messages: [
      whyOf(answers, route).map((id) => block(id)),
      [{ services: [route.first, ...route.second] }],
      [block('steps'), ...(answers['papers'] === 'none' ? [block('no_papers')] : [])],
      ...(mayAskFamilyAid(answers) ? [[{ topic: 'deposit.start', block: 'family_aid' }]] : []),
      ...(answers['age'] === 'minor' ? [[block('for_minor')]] : []),
    ],
    related: route.related,
  };
}
