import { addDays, addMonths } from '../../bot/model/calendar.js';
import { type Answers, type DateQuestion, type Flow, type FlowEnv, OUTCOME } from '../../bot/model/flow.js';
import { exemption } from '../reunification/policy.js';
import {
  askGranted,
  askJoins,
  askStatus,
  askTie,
  askWho,
  askYoung,
  isProtected,
  sponsorOf,
} from '../reunification/questions.js';
import { hasRoute, outcome, overview } from './outcome.js';
import { choice } from '../parts.js';

/** A day that has passed, on which a letter came or was dated. */
const letterDay = (samples: DateQuestion['samples']): DateQuestion => ({
  kind: 'date',
  earliest: ({ today }) => addMonths(today, -60),
  latest: ({ today }) => today,
  samples,
  next: () => OUTCOME,
});

/** Nobody without a right is led on to a deadline or an embassy. */
const afterJoins = (answers: Answers, env: FlowEnv): string => {
  if (!hasRoute(answers)) return OUTCOME;
  const sponsor = sponsorOf(answers);
  const reckons = answers['joins'] !== 'parents' && sponsor !== null && exemption(sponsor, env).is === 'runs';
  return reckons ? 'tie' : 'place';
};

const AFTER_STAGE: Readonly<Record<string, string>> = { pending: 'receipt_on', refused: 'notified_on' };

/** The full guided check: am I allowed, by when, how, and what next. */
export const flow: Flow = {
  id: 'reunification.start',
  start: 'who',
  questions: {
    who: askWho(() => 'stage'),
    stage: choice(['not_yet', 'pending', 'refused', 'granted'], (answers) =>
      answers['stage'] === 'not_yet' ? 'status' : (AFTER_STAGE[answers['stage']!] ?? OUTCOME),
    ),
    receipt_on: letterDay(({ today }) => ({
      recent: addMonths(today, -1),
      late: addMonths(today, -12),
      very_late: addMonths(today, -20),
    })),
    notified_on: letterDay(({ today }) => ({
      today,
      term_runs: addDays(today, -20),
      last_day: addDays(today, -30),
      day_after: addDays(today, -31),
      over: addDays(today, -40),
    })),
    status: askStatus((answers) => (isProtected(answers) ? 'granted_on' : OUTCOME)),
    granted_on: askGranted(() => 'young'),
    young: askYoung(() => 'joins'),
    joins: askJoins(afterJoins),
    tie: askTie(() => 'place'),
    place: choice(['reach', 'cannot', 'belgium', 'lost'], () => OUTCOME),
  },
  outcome,
  overview,
};
