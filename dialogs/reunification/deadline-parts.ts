import { daysBetween } from '../../bot/model/calendar.js';
import { type Answers, type BlockUse, type FlowEnv, type OutcomePart, UNKNOWN } from '../../bot/model/flow.js';
import type { ParamValue, Params } from '../../bot/model/reply.js';
import type { UsableDay } from '../days.js';
import { block } from '../parts.js';
import { type Exemption, exemption, type Sponsor } from './policy.js';
import { sponsorOf } from './questions.js';

/** What several outcomes say about the time to file. The words belong to `reunification.deadline`. */
const at = (id: string, params?: Params): BlockUse => ({ topic: 'reunification.deadline', ...block(id, params) });

/** The same, with the facts of the day on which the status was granted. */
const atGrant = (id: string, { granted }: Sponsor, params?: Params): BlockUse => ({
  ...at(id, params),
  factContext: { on: granted },
});

export const date = (day: string): ParamValue => ({ type: 'date', date: day });
export const days = (value: number): ParamValue => ({ type: 'days', value });

/** Shown if a fact that decides was not checked recently enough. */
export const cannotSay: BlockUse = at('cannot_say');

/**
 * Why no deadline can be computed: no protection (yet), or the status or its day is not known; null if it can be
 * computed.
 */
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
    case 'over':
      return answers['tie'] === 'after' ? afterwards(sponsor, time) : over(sponsor, time, env);
    case 'runs':
      return answers['tie'] === 'after' ? afterwards(sponsor, time) : runs(sponsor, time, answers);
  }
}

type Running = Extract<Exemption, { is: 'runs' }>;
type Over = Extract<Exemption, { is: 'over' }>;

function runs(sponsor: Sponsor, time: Running, answers: Answers): OutcomePart[] {
  return [
    ...leadOf(sponsor, time),
    ...byParts(time.by),
    ...(time.hurry && time.by.is === 'ahead' ? [at('hurry')] : []),
    ...(time.longer === null ? [] : [at('earlier_card_longer', { longer: date(time.longer.day) })]),
    ...(answers['tie'] === UNKNOWN ? [at('tie_unknown')] : []),
    at('complete'),
  ];
}

function leadOf(sponsor: Sponsor, { regime }: Running): BlockUse[] {
  if (regime === 'unsettled') return [at('suspended'), at('suspended_apply'), at('suspended_unclear')];
  if (sponsor.status === 'stateless') return [atGrant('runs_stateless', sponsor)];
  if (sponsor.earlierCard) return [at('earlier_card')];
  return [atGrant(`runs_${regime}`, sponsor)];
}

/**
 * The day by which to file, the legal day beside it, and the day for the person's calendar. On the last days, what can
 * still be done.
 */
export function byParts(by: UsableDay): OutcomePart[] {
  const legal: Params = { legal_day: date(by.legal) };
  switch (by.is) {
    case 'ahead':
      return [
        at('until', { safe_day: date(by.day), days: days(by.daysLeft) }),
        ...(by.legal === by.day ? [] : [at('legal_day', legal)]),
        { calendar: by.day },
      ];
    case 'today':
      return [at('until_today'), ...(by.legal === by.day ? [] : [at('legal_day', legal)]), at('today_fallback')];
    case 'closing':
      return [at('closing', legal), at('today_fallback')];
    case 'past':
      return [];
  }
}

/** A family that began after the sponsor came never had the time without conditions (`family.exemption_tie`). */
function afterwards({ status }: Sponsor, { regime }: Running | Over): OutcomePart[] {
  if (regime === 'unsettled') return [at('suspended'), at('suspended_unclear')];
  return [
    at('tie_after'),
    ...(regime === 'old' ? [at('old_until')] : []),
    ...(status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

function over(sponsor: Sponsor, { regime, lastDay, closed }: Over, env: FlowEnv): OutcomePart[] {
  const params: Params = { last_day: date(lastDay) };
  const late = [...(closed ? [at('over_closed')] : []), at('late_explained')];
  if (regime === 'unsettled')
    return [at('suspended'), at('suspended_apply'), at('suspended_over', params), at('suspended_unclear')];
  if (regime === 'new') {
    const lead = sponsor.status === 'stateless' ? 'over_stateless' : 'over_new';
    return [atGrant(lead, sponsor, params), ...late];
  }
  const until = env.facts.day('family.transition_until', env)!;
  return [
    sponsor.earlierCard ? at('over_earlier_card', params) : atGrant('over_old', sponsor, params),
    at('old_until_days', { days: days(daysBetween(env.today, until)) }),
    ...late,
    ...(sponsor.status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

/** The numbered steps for the time left. */
export function deadlineSteps(answers: Answers, env: FlowEnv): BlockUse[] {
  const sponsor = sponsorOf(answers);
  if (!sponsor) return [];
  const time = exemption(sponsor, env);
  if (time.is === 'cannot_say') return [at('steps_lawyer')];
  if (time.regime === 'unsettled') return [at('steps_file'), at('counts')];
  if (time.is === 'runs' && answers['tie'] !== 'after') return [at('steps_file'), at('counts')];
  return [at('steps_conditions'), at('counts')];
}

/** The sources of the two laws, once at the end. */
export const lawNote: BlockUse = at('law');
