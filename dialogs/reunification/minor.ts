import { addDays, addMonths, type ISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { fileAbroadBy, type UsableDay } from '../days.js';
import { boundary, type Sponsor } from './policy.js';

export type MinorPosition =
  /**
   * The parents may come while the sponsor is a minor. No conditions and no term (CJEU C-560/20;
   * `family.minor_no_conditions`; for subsidiary protection from before the new law `family.minor_no_conditions_sp`).
   */
  | { is: 'right'; granted: ISODate; status: Sponsor['status']; before: UsableDay | null }
  /** Turned eighteen. The Immigration Office and the Council of State disagree about the term. */
  | ({ is: 'turned_adult' } & Terms)
  /**
   * New law: one author says that parents of a minor with subsidiary protection have no right. It is not clear whether
   * this is suspended.
   */
  | ({ is: 'disputed' } & Terms)
  /**
   * An adult on the day of the asylum request (`family.minor_age_day`): the parents have no right (`family.no_right`).
   */
  | { is: 'adult' }
  /** Came with a responsible adult (`family.parents_of_minor`, `family.accompanied_minor`). */
  | { is: 'accompanied' }
  /** It is not known whether the child was a minor or alone, or no source says what holds. */
  | { is: 'unsure' }
  /** No protection, or its day is not known. */
  | { is: 'no_status' }
  | { is: 'cannot_say' };

/** The days by which the parents must file: the safe one, and the later one that can be argued. */
export interface Terms {
  /** For a minor: the day before the eighteenth birthday, which nobody disputes; null for others, or if not known. */
  before: UsableDay | null;
  dvz: UsableDay | null;
  court: UsableDay | null;
}

export type YesNo = 'yes' | 'no' | 'unknown';

/** A young person who asked for asylum in Belgium. */
export interface Youth {
  /** Under eighteen when asking for asylum: that day decides (CJEU C-550/16; `family.minor_age_day`). */
  minorAtRequest: YesNo;
  minorNow: boolean;
  /** Without a responsible adult, on arrival or later. */
  alone: YesNo;
  /** The day on which the person turned eighteen, or will; null if not known. */
  eighteenOn: ISODate | null;
  /** Null if there is no protection, or its day is not known. */
  sponsor: Sponsor | null;
}

/** The position of a young person who wants the parents to come. */
export function minorPosition(youth: Youth, env: FlowEnv): MinorPosition {
  const { minorAtRequest, minorNow, alone, sponsor } = youth;
  if (minorAtRequest === 'no') return { is: 'adult' };
  if (minorAtRequest === 'unknown' || alone === 'unknown') return { is: 'unsure' };
  if (alone === 'no') return { is: 'accompanied' };
  if (!sponsor) return { is: 'no_status' };
  const { status, granted } = sponsor;
  if (status === 'stateless') return { is: 'unsure' };
  const newFrom = boundary('family.new_law_from', env);
  if (newFrom === null) return { is: 'cannot_say' };
  const before = minorNow ? beforeEighteen(youth, env) : null;
  const terms = minorNow ? { before, dvz: null, court: null } : termsOf(youth, granted, env);
  if (status === 'subsidiary' && granted >= newFrom) return { is: 'disputed', ...terms };
  return minorNow ? { is: 'right', granted, status, before } : { is: 'turned_adult', ...terms };
}

/**
 * The day by which the parents of a minor file without any dispute: before the eighteenth birthday
 * (`family.minor_birthday`). A minor has no last day in law (CJEU C-560/20); after the birthday the term is disputed.
 */
function beforeEighteen({ eighteenOn }: Youth, env: FlowEnv): UsableDay | null {
  return eighteenOn === null ? null : fileAbroadBy(addDays(eighteenOn, -1), env);
}

/**
 * Immigration Office: three months from the status (CJEU C-550/16; `family.minor_term_dvz`); if the person turned
 * eighteen later than that, the day before the birthday (`family.minor_birthday`). Council of State: twelve months
 * (`family.minor_term_court`), given only if they end after the birthday.
 */
function termsOf({ eighteenOn }: Youth, granted: ISODate, env: FlowEnv): Terms {
  const months = env.facts.number('family.minor_term_dvz', env);
  // The longer term alone would look as if there were no shorter one.
  if (months === null) return { before: null, dvz: null, court: null };
  const three = addMonths(granted, months);
  const dvz = eighteenOn !== null && eighteenOn > three ? addDays(eighteenOn, -1) : three;
  const longer = env.facts.number('family.minor_term_court', env);
  const court = longer === null ? null : addMonths(granted, longer);
  return {
    before: null,
    dvz: fileAbroadBy(dvz, env),
    court: court === null || court <= dvz ? null : fileAbroadBy(court, env),
  };
}

/**
 * Whether the eighteenth birthday decides about the term: the person was a minor at the request and is not one now, is
 * alone, and has refugee status or subsidiary protection with a known day.
 */
export function birthdayDecides({ minorAtRequest, minorNow, alone, sponsor }: Omit<Youth, 'eighteenOn'>): boolean {
  return minorAtRequest === 'yes' && !minorNow && alone === 'yes' && sponsor !== null && sponsor.status !== 'stateless';
}

/** Whether the day before the eighteenth birthday is the one by which the parents best file: a minor, alone, protected. */
export function mayTurnEighteen({ minorNow, alone, sponsor }: Omit<Youth, 'eighteenOn'>): boolean {
  return minorNow && alone === 'yes' && sponsor !== null && sponsor.status !== 'stateless';
}
