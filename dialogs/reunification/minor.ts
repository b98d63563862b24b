import { addDays, addMonths, type ISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { fileAbroadBy, type UsableDay } from '../days.js';
import { boundary, type Sponsor } from './policy.js';

export type MinorPosition =
  /**
   * The parents may come while the sponsor is a minor. `none`: no conditions and no term (CJEU C-560/20;
   * `family.minor_no_conditions`; for subsidiary protection of before the new law `family.minor_no_conditions_sp`).
   */
  | { is: 'right'; granted: ISODate; status: Sponsor['status'] }
  /** Turned eighteen: the Immigration Office and the Council of State disagree on the term. */
  | ({ is: 'turned_adult' } & Terms)
  /** New law: no right for parents of a minor with subsidiary protection, says one author; not clear whether suspended. */
  | ({ is: 'disputed' } & Terms)
  /** Adult on the day of the asylum request (`family.minor_age_day`): the parents have no right (`family.no_right`). */
  | { is: 'adult' }
  /** Came with a responsible adult (`family.parents_of_minor`, `family.accompanied_minor`). */
  | { is: 'accompanied' }
  /** Whether the child was a minor or alone is not known, or no source says what holds. */
  | { is: 'unsure' }
  /** No protection, or its day is not known. */
  | { is: 'no_status' }
  | { is: 'cannot_say' };

/** The days by which the parents file: safe first, then the longer one that can be argued. */
export interface Terms {
  dvz: UsableDay | null;
  court: UsableDay | null;
}

export type YesNo = 'yes' | 'no' | 'unknown';

/** A young person who asked for asylum in Belgium. */
export interface Youth {
  /** Under eighteen when asking for asylum: that day counts (CJEU C-550/16; `family.minor_age_day`). */
  minorAtRequest: YesNo;
  minorNow: boolean;
  /** Without a responsible adult, on arrival or since. */
  alone: YesNo;
  /** The day on which the person turned eighteen; null where not known or not yet. */
  eighteenOn: ISODate | null;
  /** Null where there is no protection, or its day is not known. */
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
  const terms = minorNow ? { dvz: null, court: null } : termsOf(youth, granted, env);
  if (status === 'subsidiary' && granted >= newFrom) return { is: 'disputed', ...terms };
  return minorNow ? { is: 'right', granted, status } : { is: 'turned_adult', ...terms };
}

/**
 * Three months from the status for the Immigration Office (CJEU C-550/16; `family.minor_term_dvz`); where the person
 * turned eighteen later than that, the day before the birthday (`family.minor_birthday`). Twelve months for the Council
 * of State (`family.minor_term_court`), told only where they end later than the birthday.
 */
function termsOf({ eighteenOn }: Youth, granted: ISODate, env: FlowEnv): Terms {
  const months = env.facts.number('family.minor_term_dvz', env);
  // The longer term alone would read as if there were no shorter one.
  if (months === null) return { dvz: null, court: null };
  const three = addMonths(granted, months);
  const dvz = eighteenOn !== null && eighteenOn > three ? addDays(eighteenOn, -1) : three;
  const longer = env.facts.number('family.minor_term_court', env);
  const court = longer === null ? null : addMonths(granted, longer);
  return {
    dvz: fileAbroadBy(dvz, env),
    court: court === null || court <= dvz ? null : fileAbroadBy(court, env),
  };
}

/** Whether the birthday decides on a day: turned eighteen, protection with a known day, alone. */
export function birthdayDecides({ minorAtRequest, minorNow, alone, sponsor }: Omit<Youth, 'eighteenOn'>): boolean {
  return minorAtRequest === 'yes' && !minorNow && alone === 'yes' && sponsor !== null && sponsor.status !== 'stateless';
}
