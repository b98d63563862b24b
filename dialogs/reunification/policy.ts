import { addDays, addMonths, type ISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { fileAbroadBy, isClosed, type UsableDay } from '../days.js';

/**
 * The rules of family reunification with a beneficiary of international protection, by date: Residence Act of 15
 * December 1980, art. 10, as changed by the Act of 18 July 2025 (in force 18 August 2025). Pure functions of the
 * answers, the facts and today. Names in backticks with a dot are facts of `content/facts.yaml`, where their sources
 * stand.
 */

/** `stateless`: recognised as stateless, with a card for it from the Immigration Office (`family.stateless_card`). */
export type Status = 'refugee' | 'subsidiary' | 'stateless';

export interface Sponsor {
  status: Status;
  /**
   * Day of the decision (CGVS or RvV) that granted the status. It decides which regime applies
   * (`family.decision_counts`).
   */
  granted: ISODate;
  /**
   * Whether the sponsor was authorised or admitted to stay more than three months before 18-08-2025 (a card for work,
   * study, family, protection, regularisation). An orange card or an annex is not such a permit
   * (`family.earlier_card`).
   */
  earlierCard: boolean;
}

/**
 * `old`: the rules before 18-08-2025. `new`: the rules since then. `unsettled`: subsidiary protection since then. For
 * it the law has stricter rules (`family.sp_strict`), and the news said that the Constitutional Court suspended them on
 * 26-02-2026 (`family.sp_suspended_on`). We did not find the judgment, so no rule here is based on it: a lawyer must say
 * which rules apply.
 */
export type Regime = 'old' | 'new' | 'unsettled';

/**
 * The regime of a request filed on a day; null if a fact that decides has no value today. If the sponsor had residence
 * of more than three months before 18-08-2025, through the status or an earlier card, the old rules apply to requests
 * filed until 17-08-2027 (Act of 18 July 2025, art. 24 § 3; `family.transition_until`).
 */
export function regimeOn(sponsor: Sponsor, filing: ISODate, env: FlowEnv): Regime | null {
  const newFrom = boundary('family.new_law_from', env);
  if (newFrom === null) return null;
  if (sponsor.granted < newFrom || sponsor.earlierCard) {
    const transition = boundary('family.transition_until', env);
    if (transition === null) return null;
    if (filing <= transition) return 'old';
  }
  return sponsor.status === 'subsidiary' ? 'unsettled' : 'new';
}

/** A day on which the law changes, the same on every day of asking; null if it was not checked recently enough. */
export function boundary(id: string, env: FlowEnv): ISODate | null {
  return env.facts.day(id, { today: env.today, on: '2199-12-31' });
}

/** With fewer days left than this, the guide tells the person to file now. */
export const HURRY_DAYS = 45;

export type Exemption =
  /** `by`: the earlier last day, which nobody can dispute. `longer`: a later last day in law that can be argued. */
  | { is: 'runs'; regime: Regime; by: UsableDay; longer: UsableDay | null; hurry: boolean }
  /** `closed`: the last day was a Saturday, a Sunday or a public holiday. */
  | { is: 'over'; regime: Regime; lastDay: ISODate; closed: boolean }
  | { is: 'cannot_say' };

/**
 * The time in which the family can file without income, housing and insurance, if the family existed before the sponsor
 * came to Belgium (`family.exemption`):
 * - status from before 18-08-2025: twelve months;
 * - refugee status since then: six months. With an earlier card, the twelve months of the old rules can be argued, but
 *   only six are beyond dispute;
 * - stateless: six months, which are in time under every reading;
 * - subsidiary protection since 18-08-2025: not settled. Six months from the status are safest, but no source promises
 *   them. With an earlier card, twelve can be argued.
 * A term in months ends on the same day of the month, or on that month's last day.
 */
export function exemption(sponsor: Sponsor, env: FlowEnv): Exemption {
  const regime = regimeOn(sponsor, env.today, env);
  if (regime === null) return { is: 'cannot_say' };
  const term = termOf(sponsor, regime, env);
  if (term === null) return { is: 'cannot_say' };
  const sure = fileAbroadBy(addMonths(sponsor.granted, term.months), env);
  const longer = term.longer === null ? null : fileAbroadBy(addMonths(sponsor.granted, term.longer), env);
  const by = sure.is === 'past' && longer !== null ? longer : sure;
  if (by.is === 'past') return { is: 'over', regime, lastDay: by.legal, closed: isClosed(by.legal, env) };
  return { is: 'runs', regime, by, longer: by === longer ? null : longer, hurry: by.daysLeft < HURRY_DAYS };
}

interface Term {
  /** Months from the status that nobody can dispute. */
  months: number;
  /** A longer term in months that can be argued; null if there is none. */
  longer: number | null;
}

function termOf({ status, granted }: Sponsor, regime: Regime, env: FlowEnv): Term | null {
  // No official page says which term stateless people have. So this uses the shortest term of any rule.
  if (status === 'stateless') {
    const shortest = env.facts.number('family.exemption', { today: env.today, on: '2199-12-31' });
    return shortest === null ? null : { months: shortest, longer: null };
  }
  const months = env.facts.number('family.exemption', { today: env.today, on: granted });
  const newFrom = boundary('family.new_law_from', env);
  if (months === null || newFrom === null) return null;
  if (regime !== 'old' || granted < newFrom) return { months, longer: null };
  return { months, longer: env.facts.number('family.exemption', { today: env.today, on: addDays(newFrom, -1) }) };
}

/**
 * Whether an earlier card would change which rules apply: the status is from 18-08-2025 or later, and the old rules
 * still apply to requests filed today.
 */
export function earlierCardDecides(sponsor: Sponsor, env: FlowEnv): boolean {
  const newFrom = boundary('family.new_law_from', env);
  const transition = boundary('family.transition_until', env);
  return newFrom !== null && transition !== null && sponsor.granted >= newFrom && env.today <= transition;
}
