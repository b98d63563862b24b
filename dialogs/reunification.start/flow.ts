import { addDays, addMonths } from '../../bot/model/calendar.js';
import { type Answers, type DateQuestion, type Flow, type FlowEnv, OUTCOME } from '../../bot/model/flow.js';
import { exemption, regimeOn } from '../reunification/policy.js';
import {
  askAges,
  askGranted,
  askGrown,
  askJoins,
  askPrior,
  asksPrior,
  askStatus,
  askTie,
  askWho,
  askYoung,
  isProtected,
  sponsorOf,
} from '../reunification/questions.js';
import { hasRoute, outcome, overview, withSpouse } from './outcome.js';
import { choice } from '../parts.js';

/** A day in the past on which a letter came or was dated. */
const letterDay = (samples: DateQuestion['samples']): DateQuestion => ({
  kind: 'date',
  earliest: ({ today }) => addMonths(today, -60),
  latest: ({ today }) => today,
  samples,
  next: () => OUTCOME,
});

/** The questions after `joins`. A person without a right is not led on to a deadline or an embassy. */
const afterJoins = (answers: Answers, env: FlowEnv): string => {
  const { joins, grown, ages } = answers;
  const sponsor = sponsorOf(answers);
  if (joins === 'parents' && answers['young'] === undefined && answers['who'] !== 'minor') return 'young';
  if (sponsor !== null && joins === 'grown_child' && grown === undefined) return 'grown';
  if (!hasRoute(answers)) return OUTCOME;
  if (sponsor === null || joins === 'parents' || (joins === 'grown_child' && grown !== 'disabled')) return 'place';
  if (answers['prior'] === undefined && asksPrior(answers, env)) return 'prior';
  if (withSpouse(answers) && ages === undefined) return 'ages';
  // Under the old rules a spouse may come from eighteen on, if the marriage is older than the arrival.
  const young = ages === 'younger' && regimeOn(sponsor, env.today, env) === 'old';
  return young || exemption(sponsor, env).is === 'runs' ? 'tie' : 'place';
};

const AFTER_STAGE: Readonly<Record<string, string>> = { pending: 'receipt_on', refused: 'notified_on' };

/** The full guided check: do I have a right, by when, how, and what next. */
export const flow: Flow = {
  id: 'reunification.start',
  start: 'who',
  questions: {
    who: askWho(() => 'stage', ['abroad']),
    stage: choice(['not_yet', 'pending', 'refused', 'granted'], (answers) =>
      answers['stage'] === 'not_yet' ? 'status' : (AFTER_STAGE[answers['stage']!] ?? OUTCOME),
    ),
    receipt_on: letterDay(({ today }) => ({
      recent: addMonths(today, -1),
      late: addMonths(today, -12),
      very_late: addMonths(today, -20),
      new_law_late: '2025-08-18',
    })),
    notified_on: letterDay(({ today }) => ({
      today,
      shortest_today: addDays(today, -10),
      term_runs: addDays(today, -20),
      last_day: addDays(today, -30),
      day_after: addDays(today, -31),
      over: addDays(today, -40),
      before_the_reform: today < '2026-06-11' ? today : '2026-06-11',
    })),
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : OUTCOME)),
    granted_on: askGranted(() => 'joins'),
    joins: askJoins(afterJoins),
    young: askYoung(afterJoins),
    grown: askGrown(afterJoins),
    prior: askPrior(afterJoins),
    ages: askAges(afterJoins),
    tie: askTie(() => 'place'),
    place: choice(['reach', 'cannot', 'belgium', 'lost'], () => OUTCOME),
  },
  outcome,
  overview,
};
