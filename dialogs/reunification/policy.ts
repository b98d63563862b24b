import { addDays, addMonths, addWorkingDays, daysBetween, type ISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';

/**
 * The rules of family reunification with a beneficiary of international protection, by date: Residence Act of
 * 15 December 1980, art. 10, as changed by the Act of 18 July 2025 (in force 18 August 2025). Pure functions of the
 * answers, the facts and today. What stands in backticks with a dot is a fact of `content/facts.yaml`, with its source.
 */

export type Status = 'refugee' | 'subsidiary';

export interface Sponsor {
  status: Status;
  /** Day of the decision (CGVS or RvV) that granted the status: it decides on the regime (`family.decision_counts`). */
  granted: ISODate;
}

/**
 * `old`: the rules of before 18-08-2025. `new`: those since. `suspended`: the stricter rules for subsidiary protection
 * (`family.sp_strict`), which the Constitutional Court suspended on 26-02-2026 (`family.sp_suspended_on`). `strict`: the
 * same before their suspension.
 */
export type Regime = 'old' | 'new' | 'suspended' | 'strict';

/**
 * The regime of a request filed on a day; null where a fact that decides on it has no value today. Status granted before
 * 18-08-2025: the old rules for requests filed until 17-08-2027 (Act of 18 July 2025, art. 24; `family.transition_until`).
 */
export function regimeOn(sponsor: Sponsor, filing: ISODate, env: FlowEnv): Regime | null {
  const newFrom = boundary('family.new_law_from', env);
  if (newFrom === null) return null;
  if (sponsor.granted < newFrom) {
    const transition = boundary('family.transition_until', env);
    if (transition === null) return null;
    if (filing <= transition) return 'old';
  }
  if (sponsor.status === 'refugee') return 'new';
  const suspended = boundary('family.sp_suspended_on', env);
  if (suspended === null) return null;
  return filing < suspended ? 'strict' : 'suspended';
}

/** A day on which the law turns, whatever day it is asked; null where it was not checked recently enough. */
function boundary(id: string, env: FlowEnv): ISODate | null {
  return env.facts.day(id, { today: env.today, on: '2199-12-31' });
}

/** From how many days left on a person is told to file now. */
export const HURRY_DAYS = 45;

export type Exemption =
  /** `lastDay` is the term's last day in law; `safeDay` the day before, which nobody can dispute. */
  | { is: 'runs'; regime: 'old' | 'new'; lastDay: ISODate; safeDay: ISODate; daysLeft: number; hurry: boolean }
  | { is: 'over'; regime: 'old' | 'new'; lastDay: ISODate }
  /** Subsidiary protection under the stricter rules: what holds during their suspension is not clear. */
  | { is: 'unclear'; regime: 'suspended' | 'strict' }
  | { is: 'cannot_say' };

/**
 * The time in which the family can file without income, housing and insurance, when the family existed before the
 * sponsor came to Belgium: twelve months from a status of before 18-08-2025, six from a refugee status since
 * (`family.exemption`). A month's term ends on the same day of the month, or that month's last day.
 */
export function exemption(sponsor: Sponsor, env: FlowEnv): Exemption {
  const regime = regimeOn(sponsor, env.today, env);
  if (regime === 'suspended' || regime === 'strict') return { is: 'unclear', regime };
  const months = env.facts.number('family.exemption', { today: env.today, on: sponsor.granted });
  if (regime === null || months === null) return { is: 'cannot_say' };
  const lastDay = addMonths(sponsor.granted, months);
  if (env.today > lastDay) return { is: 'over', regime, lastDay };
  const safeDay = env.today === lastDay ? lastDay : addDays(lastDay, -1);
  const daysLeft = daysBetween(env.today, safeDay);
  return { is: 'runs', regime, lastDay, safeDay, daysLeft, hurry: daysLeft < HURRY_DAYS };
}

/** The day by which a file filed in time must be complete: ten months after the status (`family.complete_file`). */
export function completeBy(sponsor: Sponsor, env: FlowEnv): ISODate | null {
  const months = env.facts.number('family.complete_file', { today: env.today, on: sponsor.granted });
  return sponsor.status === 'refugee' && months !== null ? addMonths(sponsor.granted, months) : null;
}

/**
 * Net income per month in euro (to the cent) asked for `persons` family members who join, for a request filed on a day.
 * Old rules: 120 % of the living wage of category 3, whatever the number (`income.old`). New rules: 110 % of the guaranteed
 * average minimum monthly income for the first, and 10 points more for each further one, without a ceiling (`income.new`,
 * `income.new_percent`, `income.new_step`). Null where the rules are suspended or the amount of that day is not known.
 */
export function incomeThreshold(regime: Regime, persons: number, filing: ISODate, env: FlowEnv): number | null {
  const at = { today: env.today, on: filing };
  if (regime === 'old') return env.facts.number('income.old', at);
  if (regime !== 'new') return null;
  const first = env.facts.number('income.new', at);
  const percent = env.facts.number('income.new_percent', at);
  const step = env.facts.number('income.new_step', at);
  if (first === null || percent === null || step === null) return null;
  return Math.round((first / percent) * (percent + step * (persons - 1)) * 100) / 100;
}

export interface AppealTerm {
  /** The thirtieth day after notification, which nobody can dispute. */
  safeDay: ISODate;
  /** The term's last day in law: later where the thirtieth day is a Saturday, a Sunday or a public holiday. */
  lastDay: ISODate;
}

/**
 * The time to appeal to the Council for Alien Law Litigation: 30 days after notification (`refusal.appeal`), and on to
 * the next working day where it ends on none (art. 39/57 § 2; `refusal.appeal_weekend`).
 */
export function appealBy(notified: ISODate, env: FlowEnv): AppealTerm | null {
  const days = env.facts.number('refusal.appeal', env);
  if (days === null) return null;
  const safeDay = addDays(notified, days);
  return { safeDay, lastDay: addWorkingDays(addDays(safeDay, -1), 1, env.isHoliday) };
}

/**
 * The days by which the Immigration Office decides: nine months after the date on the acknowledgement of receipt, at
 * most fifteen with two extensions (`decision.term`, `decision.max`). Without an acknowledgement the time does not run
 * (`decision.no_receipt`).
 */
export function decisionBy(acknowledged: ISODate, env: FlowEnv): { usual: ISODate; latest: ISODate } | null {
  const usual = env.facts.number('decision.term', env);
  const latest = env.facts.number('decision.max', env);
  if (usual === null || latest === null) return null;
  return { usual: addMonths(acknowledged, usual), latest: addMonths(acknowledged, latest) };
}

export type MinorPosition =
  /** The parents may come; conditions: `family.minor_no_conditions`, not confirmed under the new law. */
  | { is: 'right'; granted: ISODate; conditions: 'none' | 'unconfirmed' }
  /** Turned eighteen: the Immigration Office and the Council of State disagree on the term. */
  | { is: 'turned_adult'; dvzUntil: ISODate | null; courtUntil: ISODate | null }
  /** New law: no right for parents of a minor with subsidiary protection; not clear whether suspended. */
  | { is: 'disputed'; dvzUntil: ISODate | null }
  /** Adult on the day of the asylum request (`family.minor_age_day`): the parents have no right (`family.no_right`). */
  | { is: 'adult' }
  /** Came with a responsible adult (`family.parents_of_minor`, `family.accompanied_minor`). */
  | { is: 'accompanied' }
  /** Whether the child was a minor or alone is not known. */
  | { is: 'unsure' }
  /** No protection, or its day is not known. */
  | { is: 'no_status' }
  | { is: 'cannot_say' };

export type YesNo = 'yes' | 'no' | 'unknown';

/** A young person who asked for asylum in Belgium. */
export interface Youth {
  /** Under eighteen when asking for asylum: that day counts (CJEU C-550/16; `family.minor_age_day`). */
  minorAtRequest: YesNo;
  minorNow: boolean;
  /** Without a responsible adult, on arrival or since. */
  alone: YesNo;
  /** Null where there is no protection, or its day is not known. */
  sponsor: Sponsor | null;
}

/** The position of a young person who wants the parents to come. */
export function minorPosition({ minorAtRequest, minorNow, alone, sponsor }: Youth, env: FlowEnv): MinorPosition {
  if (minorAtRequest === 'no') return { is: 'adult' };
  if (minorAtRequest === 'unknown' || alone === 'unknown') return { is: 'unsure' };
  if (alone === 'no') return { is: 'accompanied' };
  if (!sponsor) return { is: 'no_status' };
  const { status, granted } = sponsor;
  const newFrom = boundary('family.new_law_from', env);
  if (newFrom === null) return { is: 'cannot_say' };
  const until = (id: string): ISODate | null => {
    const months = env.facts.number(id, env);
    return months === null ? null : addMonths(granted, months);
  };
  const dvzUntil = minorNow ? null : until('family.minor_term_dvz');
  if (status === 'subsidiary' && granted >= newFrom) return { is: 'disputed', dvzUntil };
  if (minorNow) return { is: 'right', granted, conditions: granted < newFrom ? 'none' : 'unconfirmed' };
  // The longer term alone would read as if there were no shorter one.
  return { is: 'turned_adult', dvzUntil, courtUntil: dvzUntil && until('family.minor_term_court') };
}
