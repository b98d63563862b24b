import type { ISODate } from '../../bot/model/calendar.js';
import { type Answers, type BlockUse, type FlowEnv, type OutcomePart, UNKNOWN } from '../../bot/model/flow.js';
import type { UsableDay } from '../days.js';
import { block } from '../parts.js';
import { cannotSay, date, days } from '../reunification/deadline-parts.js';
import { appealBy, decisionBy } from '../reunification/terms.js';

/** What the guide tells a family that has filed: the request was refused, or is pending. */

/** The term of appeal. If today's law was not confirmed, the shortest term that can apply comes first. */
export function refused(answers: Answers, env: FlowEnv): OutcomePart[] {
  const notified = answers['notified_on']!;
  if (notified === UNKNOWN) return [block('refused_unknown')];
  const term = appealBy(notified, env);
  if (term === null) return [cannotSay];
  const { by, lastDay, shortest } = term;
  if (lastDay < env.today) return [block('refused_over', { appeal_by: date(lastDay) })];
  if (shortest === null) return inOldTerm(by, lastDay);
  const terms = block('refused_terms', { appeal_by: date(lastDay) });
  if (shortest.is !== 'ahead') return [block('refused_now'), terms];
  const params = { lawyer_by: date(shortest.day), days: days(shortest.daysLeft) };
  return [block('refused_short', params), terms, { calendar: shortest.day }];
}

/** A refusal from before the reform: thirty days, and the last working day on or before the thirtieth. */
function inOldTerm(by: UsableDay, lastDay: ISODate): OutcomePart[] {
  const weekend = by.day < lastDay ? [block('refused_weekend', { legal_day: date(lastDay) })] : [];
  if (by.is === 'ahead') {
    const params = { appeal_by: date(by.day), days: days(by.daysLeft) };
    return [block('refused', params), ...weekend, { calendar: by.day }];
  }
  if (by.is === 'today') return [block('refused_today'), ...weekend];
  return [block('refused_rolled', { appeal_by: date(by.day) }), ...weekend];
}

/** The time in which the Immigration Office must decide, and what holds when it has passed. */
export function pending(answers: Answers, env: FlowEnv): BlockUse[] {
  const receipt = answers['receipt_on']!;
  if (receipt === UNKNOWN) return [block('no_receipt')];
  const term = decisionBy(receipt, env);
  if (term === null) return [cannotSay];
  const [usual, latest] = [date(term.usual), date(term.latest)];
  if (term.latest < env.today) {
    return [block('decision_late', { latest }), block(term.oldLaw ? 'tacit_disputed' : 'no_tacit')];
  }
  return [
    block(term.usual < env.today ? 'decision_extended' : 'decision', { usual, latest }),
    block(term.oldLaw ? 'tacit_disputed' : 'no_tacit'),
  ];
}
