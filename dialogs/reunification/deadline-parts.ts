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
export const cannotSay: readonly BlockUse[] = [at('cannot_say'), at('take_card'), at('not_checked')];

const findDay: readonly BlockUse[] = [at('find_day'), at('look_letter'), at('granted_unknown')];

/**
 * Why no deadline can be computed: no protection (yet), or the status or its day is not known; null if it can be
 * computed.
 */
export function cannotReckon(answers: Answers): BlockUse[] | null {
  switch (answers['status']) {
    case 'pending':
      return [at('not_yet'), at('gather'), at('pending'), at('steps_pending')];
    case 'other':
      return [at('ask_lawyer'), at('take_card'), at('other_status'), at('steps_lawyer')];
    case UNKNOWN:
      return [at('find_status'), at('look_letter'), at('status_unknown'), at('steps_find_status')];
    case 'subsidiary':
      return answers['granted_on'] === UNKNOWN
        ? [...findDay, at('suspended'), at('suspended_apply'), at('steps_find_status')]
        : null;
    default:
      return answers['granted_on'] === UNKNOWN
        ? [...findDay, at('six_months'), at('old_status'), at('steps_find_status')]
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
      return [...cannotSay];
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
    ...byParts(time.by),
    ...(time.regime === 'unsettled' || sponsor.status === 'stateless' ? [] : [at('free')]),
    actionOf(time),
    ...leadOf(sponsor, time),
    ...(time.hurry && time.by.is === 'ahead' ? [at('hurry')] : []),
    ...(time.longer === null ? [] : [at('earlier_card_longer', { longer: date(time.longer.day) })]),
    ...(answers['tie'] === UNKNOWN ? [at('tie_unknown')] : []),
    at('complete'),
  ];
}

/** The one thing to do while the time runs. */
function actionOf({ by, regime }: Running): BlockUse {
  if (by.is !== 'ahead') return at('lawyer_now');
  return at(regime === 'unsettled' ? 'lawyer_week' : 'ask_now');
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
  if (regime === 'unsettled') return [at('ask_lawyer'), at('take_card'), at('suspended'), at('suspended_unclear')];
  return [
    at('with_conditions'),
    ...(regime === 'old' ? [at('old_until')] : []),
    at('reckon'),
    at('tie_after'),
    ...(status === 'subsidiary' ? [at('suspended_note')] : []),
  ];
}

function over(sponsor: Sponsor, { regime, lastDay, closed }: Over, env: FlowEnv): OutcomePart[] {
  const params: Params = { last_day: date(lastDay) };
  const late = [...(closed ? [at('over_closed')] : []), at('late_explained')];
  if (regime === 'unsettled')
    return [
      at('safest_over'),
      at('lawyer_today'),
      at('suspended'),
      at('suspended_apply'),
      at('suspended_over', params),
      at('suspended_unclear'),
    ];
  if (regime === 'new') {
    const lead = sponsor.status === 'stateless' ? 'over_stateless' : 'over_new';
    return [at('with_conditions'), at('reckon'), atGrant(lead, sponsor, params), ...late];
  }
  const until = env.facts.day('family.transition_until', env)!;
  return [
    at('with_conditions'),
    at('old_until_days', { days: days(daysBetween(env.today, until)) }),
    at('reckon'),
    sponsor.earlierCard ? at('over_earlier_card', params) : atGrant('over_old', sponsor, params),
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
