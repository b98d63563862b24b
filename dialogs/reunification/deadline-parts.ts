import { daysBetween } from '../../bot/core/calendar.js';
import { type Answers, type BlockUse, type FlowEnv, type OutcomePart, UNKNOWN } from '../../bot/core/flow.js';
import type { Params } from '../../bot/core/reply.js';
import { completeBy, exemption, type Regime, regimeOn, type Sponsor } from './policy.js';
import { sponsorOf } from './questions.js';

/** What several outcomes say of the time in which to file; the words stand with `reunification.deadline`. */
const at = (block: string, params?: Params): BlockUse => ({
  topic: 'reunification.deadline',
  block,
  ...(params ? { params } : {}),
});

/** The same, with the facts of the day on which the status was granted. */
const atGrant = (block: string, { granted }: Sponsor, params?: Params): BlockUse => ({
  ...at(block, params),
  factContext: { on: granted },
});

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
  const regime = regimeOn(sponsor, env.today, env);
  const time = exemption(sponsor, env);
  if (answers['tie'] === 'after' && (time.is === 'runs' || time.is === 'over')) return afterwards(sponsor, regime);
  switch (time.is) {
    case 'cannot_say':
      return [at('cannot_say')];
    case 'unclear':
      return [at(regime === 'strict' ? 'strict' : 'suspended'), at('suspended_apply'), at('suspended_unclear')];
    case 'over':
      return over(sponsor, time.lastDay, env);
    case 'runs': {
      const day = { type: 'date', date: time.safeDay } as const;
      return [
        atGrant(regime === 'old' ? 'runs_old' : 'runs_new', sponsor),
        time.daysLeft === 0
          ? at('until_today')
          : at('until', { safe_day: day, days: { type: 'days', value: time.daysLeft } }),
        ...(time.hurry ? [at('hurry')] : []),
        ...(answers['tie'] === UNKNOWN ? [at('tie_unknown')] : []),
        ...complete(sponsor, env),
        { calendar: time.safeDay },
      ];
    }
  }
}

/** A family that began after the sponsor came never had the time without conditions (art. 10; R 1.11). */
function afterwards({ status }: Sponsor, regime: Regime | null): OutcomePart[] {
  return [
    at('tie_after'),
    ...(regime === 'old' ? [at('old_until')] : []),
    ...(status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

function over(sponsor: Sponsor, lastDay: string, env: FlowEnv): OutcomePart[] {
  const params: Params = { last_day: { type: 'date', date: lastDay } };
  const subsidiary = sponsor.status === 'subsidiary' ? [at('suspended_note')] : [];
  switch (regimeOn(sponsor, env.today, env)) {
    case 'old': {
      const until = env.facts.day('family.transition_until', env)!;
      const days = { type: 'days', value: daysBetween(env.today, until) } as const;
      return [
        atGrant('over_old', sponsor, params),
        at('old_until_days', { days }),
        at('late_explained'),
        ...subsidiary,
      ];
    }
    case 'new':
      return [atGrant('over_new', sponsor, params)];
    default:
      return [at('suspended'), at('suspended_apply'), at('suspended_unclear')];
  }
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
