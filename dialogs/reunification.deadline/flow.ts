import { type Answers, type Flow, type FlowEnv, type Outcome, OUTCOME, UNKNOWN } from '../../bot/model/flow.js';
import { cannotReckon, deadlineParts, deadlineSteps, lawNote } from '../reunification/deadline-parts.js';
import { exemption } from '../reunification/policy.js';
import {
  askGranted,
  askPrior,
  asksPrior,
  askStatus,
  askTie,
  askYoung,
  isProtected,
  sponsorOf,
} from '../reunification/questions.js';

const SERVICES = ['bjb', 'red_cross_rfl', 'myria', 'caritas'];

/** How much time is left to file without conditions, by the status and the day of the decision. */
export const flow: Flow = {
  id: 'reunification.deadline',
  start: 'status',
  questions: {
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : OUTCOME)),
    granted_on: askGranted((answers, env) => {
      if (answers['granted_on'] === UNKNOWN) return OUTCOME;
      return asksPrior(answers, env) ? 'prior' : 'young';
    }),
    prior: askPrior(() => 'young'),
    young: askYoung((answers, env) => (timeRuns(answers, env) ? 'tie' : OUTCOME)),
    tie: askTie(() => OUTCOME),
  },
  outcome,
  overview: () => ({
    messages: [
      [{ block: 'overview' }],
      [{ block: 'which_day' }, { block: 'six_months' }, { block: 'old_status' }, { block: 'suspended' }],
      [{ block: 'steps_find_status' }],
      [{ block: 'counts' }, { block: 'grown_child' }, { block: 'law' }],
      [{ services: SERVICES }],
    ],
    related: [
      'reunification.start',
      'reunification.minor',
      'reunification.adult-child',
      'reunification.income',
      'reunification.subsidiary',
    ],
  }),
};

function timeRuns(answers: Answers, env: FlowEnv): boolean {
  const sponsor = sponsorOf(answers);
  return sponsor !== null && exemption(sponsor, env).is === 'runs';
}

function outcome(answers: Answers, env: FlowEnv): Outcome {
  const young = answers['young'] === 'yes' ? ['reunification.minor'] : [];
  const related = [
    ...young,
    'reunification.documents',
    'reunification.apply',
    'reunification.income',
    'reunification.adult-child',
    'reunification.start',
  ];
  const unknown = cannotReckon(answers);
  const notes: Readonly<Record<string, string>> = { yes: 'young', [UNKNOWN]: 'young_unknown' };
  const note = notes[answers['young'] ?? ''];
  return {
    messages: unknown
      ? [unknown, [{ services: SERVICES }]]
      : [
          [...deadlineParts(answers, env), ...(note === undefined ? [] : [{ block: note }])],
          [...deadlineSteps(answers, env), ...(answers['status'] === 'refugee' ? [{ block: 'grown_child' }] : [])],
          [lawNote],
          [{ services: SERVICES }],
        ],
    related,
  };
}
