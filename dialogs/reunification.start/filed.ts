import type { ISODate } from '../../bot/model/calendar.js';
import { type Answers, type BlockUse, type FlowEnv, type OutcomePart, UNKNOWN } from '../../bot/model/flow.js';
import type { UsableDay } from '../days.js';
import { block } from '../parts.js';
import { cannotSay, date, days } from '../reunification/deadline-parts.js';
import { appealBy, decisionBy } from '../reunification/terms.js';

/** What the guide tells a family that has filed: the request was refused, or is pending. */
export interface Filed {
  /** Headline or day, what it means, and the one thing to do. */
  inView: OutcomePart[];
  /** The reasons, and what is not sure. */
  why: BlockUse[];
}

/** The term of appeal. If today's law was not confirmed, the shortest term that can apply comes first. */
export function refused(answers: Answers, env: FlowEnv): Filed {
  const notified = answers['notified_on']!;
  if (notified === UNKNOWN) {
    return {
      inView: [block('refused_now'), block('read_letter'), block('lawyer_refusal')],
      why: [block('refused_unknown')],
    };
  }
  const term = appealBy(notified, env);
  if (term === null) return { inView: [...cannotSay], why: [] };
  const { by, lastDay, shortest } = term;
  if (lastDay < env.today) {
    const why = [block('refused_over', { appeal_by: date(lastDay) })];
    return { inView: [block('refused_late'), block('take_refusal')], why };
  }
  if (shortest === null) return inOldTerm(by, lastDay);
  const why = [block('refused_terms', { appeal_by: date(lastDay) })];
  if (shortest.is !== 'ahead') {
    return {
      inView: [block('refused_now'), block('read_letter'), block('lawyer_now')],
      why: [block('still_in_time'), ...why],
    };
  }
  const params = { lawyer_by: date(shortest.day), days: days(shortest.daysLeft) };
  return {
    inView: [block('refused_short', params), block('read_letter'), block('lawyer_refusal'), { calendar: shortest.day }],
    why,
  };
}

/** A refusal from before the reform: thirty days, and the last working day on or before the thirtieth. */
function inOldTerm(by: UsableDay, lastDay: ISODate): Filed {
  const why = [
    block('refused_law'),
    ...(by.day < lastDay ? [block('refused_weekend', { legal_day: date(lastDay) })] : []),
  ];
  if (by.is === 'ahead') {
    const params = { appeal_by: date(by.day), days: days(by.daysLeft) };
    return { inView: [block('refused', params), block('lawyer_refusal'), { calendar: by.day }], why };
  }
  if (by.is === 'today') return { inView: [block('refused_today'), block('lawyer_now')], why };
  return {
    inView: [block('refused_rolled', { appeal_by: date(by.day) }), block('lawyer_now')],
    why: [block('still_in_time'), ...why],
  };
}

/** The time in which the Immigration Office must decide, and what holds when it has passed. */
export function pending(answers: Answers, env: FlowEnv): Filed {
  const receipt = answers['receipt_on']!;
  if (receipt === UNKNOWN)
    return { inView: [block('ask_receipt'), block('no_receipt'), block('which_paper')], why: [] };
  const term = decisionBy(receipt, env);
  if (term === null) return { inView: [...cannotSay], why: [] };
  const [usual, latest] = [date(term.usual), date(term.latest)];
  const tacit = block(term.oldLaw ? 'tacit_disputed' : 'no_tacit');
  if (term.latest < env.today) {
    const inView = [block('decision_over'), block('lawyer_today')];
    return { inView, why: [block('decision_late', { latest }), tacit] };
  }
  if (term.usual < env.today) {
    const inView = [block('decision_extended', { latest }), block('no_letter')];
    return { inView, why: [block('extended_why', { usual }), tacit] };
  }
  return { inView: [block('decision', { usual }), block('follow')], why: [block('decision_why', { latest }), tacit] };
}
