import { daysBetween } from '../../bot/model/calendar.js';
import { type Answers, type BlockUse, type FlowEnv, type OutcomePart, UNKNOWN } from '../../bot/model/flow.js';
import type { Params } from '../../bot/model/reply.js';
import { block } from '../parts.js';
import { completeBy, type Exemption, exemption, type Sponsor } from './policy.js';
import { sponsorOf } from './questions.js';

/** What several outcomes say of the time in which to file; the words stand with `reunification.deadline`. */
const at = (id: string, params?: Params): BlockUse => ({ topic: 'reunification.deadline', ...block(id, params) });

/** The same, with the facts of the day on which the status was granted. */
const atGrant = (id: string, { granted }: Sponsor, params?: Params): BlockUse => ({
  ...at(id, params),
  factContext: { on: granted },
});

/** Said where a fact that decides was not checked recently enough. */
export const cannotSay: BlockUse = at('cannot_say');

/** Why nothing can be reckoned: no protection (yet), or status or day not known; null where it can. */
export function cannotReckon(answers: Answers): BlockUse[] | null {
  switch (answers['status']) {
    case 'pending':
      return [at('pending'), at('steps_pending')];
    case 'other':
      return [at('other_status'), at('steps_lawyer')];
    case UNKNOWN:
      return [at('status_unknown'), at('steps_find_status')];
    case 'subsidiary':
      return answers['granted_on'] === UNKNOWN
        ? [at('granted_unknown'), at('suspended'), at('suspended_apply'), at('steps_find_status')]
        : null;
    default:
      return answers['granted_on'] === UNKNOWN
        ? [at('granted_unknown'), at('six_months'), at('old_status'), at('steps_find_status')]
        : null;
  }
}

/** The regime and the last safe day for a sponsor, with the days left. */
export function deadlineParts(answers: Answers, env: FlowEnv): OutcomePart[] {
  const sponsor = sponsorOf(answers);
  if (!sponsor) return cannotReckon(answers) ?? [];
  const time = exemption(sponsor, env);
  switch (time.is) {
    case 'cannot_say':
      return [cannotSay];
    case 'unclear':
      return time.regime === 'strict'
        ? [at('strict')]
        : [at('suspended'), at('suspended_apply'), at('suspended_unclear')];
    case 'over':
      return answers['tie'] === 'after' ? afterwards(sponsor, time) : over(sponsor, time, env);
    case 'runs':
      return answers['tie'] === 'after' ? afterwards(sponsor, time) : runs(sponsor, time, answers, env);
  }
}

type Running = Extract<Exemption, { is: 'runs' }>;
type Over = Extract<Exemption, { is: 'over' }>;

function runs(sponsor: Sponsor, time: Running, answers: Answers, env: FlowEnv): OutcomePart[] {
  const day = { type: 'date', date: time.safeDay } as const;
  return [
    atGrant(`runs_${time.regime}`, sponsor),
    time.daysLeft === 0
      ? at('until_today')
      : at('until', { safe_day: day, days: { type: 'days', value: time.daysLeft } }),
    ...(time.hurry ? [at('hurry')] : []),
    ...(answers['tie'] === UNKNOWN ? [at('tie_unknown')] : []),
    ...complete(sponsor, env),
    { calendar: time.safeDay },
  ];
}

/** A family that began after the sponsor came never had the time without conditions (`family.exemption_tie`). */
function afterwards({ status }: Sponsor, { regime }: Running | Over): OutcomePart[] {
  return [
    at('tie_after'),
    ...(regime === 'old' ? [at('old_until')] : []),
    ...(status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

function over(sponsor: Sponsor, { regime, lastDay }: Over, env: FlowEnv): OutcomePart[] {
  const params: Params = { last_day: { type: 'date', date: lastDay } };
  if (regime === 'new') return [atGrant('over_new', sponsor, params)];
  const until = env.facts.day('family.transition_until', env)!;
  return [
    atGrant('over_old', sponsor, params),
    at('old_until_days', { days: { type: 'days', value: daysBetween(env.today, until) } }),
    at('late_explained'),
    ...(sponsor.status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

function complete(sponsor: Sponsor, env: FlowEnv): OutcomePart[] {
  const day = completeBy(sponsor, env);
  return day === null ? [] : [at('complete', { complete_by: { type: 'date', date: day } })];
}

/** The numbered steps that go with the time left. */
export function deadlineSteps(answers: Answers, env: FlowEnv): BlockUse[] {
  const sponsor = sponsorOf(answers);
  if (!sponsor) return [];
  const time = exemption(sponsor, env);
  if (time.is === 'runs' && answers['tie'] !== 'after') return [at('steps_file'), at('counts')];
  if (time.is === 'unclear' || time.is === 'cannot_say') return [at('steps_lawyer')];
  return [at('steps_conditions'), at('counts')];
}

/** The sources of the two laws, told once at the end. */
export const lawNote: BlockUse = at('law');
