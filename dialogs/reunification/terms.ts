import { addDays, addMonths, addWorkingDays, type ISODate } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { askInBelgiumBy, type UsableDay } from '../days.js';
import { boundary } from './policy.js';

export interface AppealTerm {
  /** The thirtieth day after notification, and the last working day on or before it. */
  by: UsableDay;
  /**
   * The last legal day of the term. It is later than the thirtieth day if that is a Saturday, a Sunday or a public
   * holiday.
   */
  lastDay: ISODate;
  /**
   * For a decision since the reform, whose term was not confirmed (`refusal.reform_from`): the end of the shortest
   * usual term from before the reform (`refusal.appeal_held`). Null for earlier decisions.
   */
  shortest: UsableDay | null;
}

/**
 * The time to appeal to the Council for Alien Law Litigation: 30 days after notification (Residence Act, art. 39/57 §
 * 1; `refusal.appeal`). If the last day is no working day, until the next one (art. 39/57 § 2;
 * `refusal.appeal_weekend`). A bill of 2026 revises all appeals. We found no proof that it became law, and not the
 * terms since 12-06-2026.
 */
export function appealBy(notified: ISODate, env: FlowEnv): AppealTerm | null {
  const days = env.facts.number('refusal.appeal', env);
  const held = env.facts.number('refusal.appeal_held', env);
  const reform = boundary('refusal.reform_from', env);
  if (days === null || held === null || reform === null) return null;
  const thirtieth = addDays(notified, days);
  return {
    by: askInBelgiumBy(thirtieth, env),
    lastDay: addWorkingDays(addDays(thirtieth, -1), 1, env.isHoliday),
    shortest: notified < reform ? null : askInBelgiumBy(addDays(notified, held), env),
  };
}

export interface DecisionTerm {
  usual: ISODate;
  latest: ISODate;
  /**
   * Filed under the old law. It promised a visa if no decision came in time; this is disputed (`decision.tacit_old`).
   */
  oldLaw: boolean;
}

/**
 * The days by which the Immigration Office must decide: nine months after the date on the acknowledgement of receipt,
 * with two extensions at most fifteen (Residence Act, art. 12bis § 2; `decision.term`, `decision.max`). Without an
 * acknowledgement the time does not run (`decision.no_receipt`).
 */
export function decisionBy(acknowledged: ISODate, env: FlowEnv): DecisionTerm | null {
  const usual = env.facts.number('decision.term', env);
  const latest = env.facts.number('decision.max', env);
  const newFrom = boundary('family.new_law_from', env);
  if (usual === null || latest === null || newFrom === null) return null;
  return {
    usual: addMonths(acknowledged, usual),
    latest: addMonths(acknowledged, latest),
    oldLaw: acknowledged < newFrom,
  };
}
