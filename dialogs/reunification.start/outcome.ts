import { daysBetween, type ISODate } from '../../bot/model/calendar.js';
import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { Params } from '../../bot/model/reply.js';
import { cannotReckon, cannotSay, deadlineParts, deadlineSteps, lawNote } from '../reunification/deadline-parts.js';
import { appealBy, decisionBy } from '../reunification/policy.js';
import { audience, block } from '../parts.js';

/** What holds for this family on this day, and the next step. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  switch (answers['stage']) {
    case 'refused':
      return result(
        answers,
        [...refused(answers, env)],
        ['steps_refused'],
        ['reunification.refused', 'reunification.start'],
      );
    case 'pending':
      return result(
        answers,
        pending(answers, env),
        ['steps_pending'],
        ['reunification.status', 'reunification.duration'],
      );
    case 'granted':
      return result(answers, [block('granted')], ['steps_granted'], ['reunification.travel', 'deposit.start']);
    default:
      return notFiled(answers, env);
  }
}

function services(answers: Answers): string[] {
  const first = answers['who'] === 'minor' || answers['young'] === 'yes' ? ['dienst_voogdij'] : [];
  const lost = answers['place'] === 'lost' ? ['red_cross_rfl', 'bjb'] : ['bjb', 'red_cross_rfl'];
  return [...first, ...lost, 'myria', 'caritas'];
}

function result(answers: Answers, lead: OutcomePart[], steps: string[], related: string[]): Outcome {
  return {
    // The term of appeal comes before anything else.
    messages: [[...lead, ...audience(answers)], steps.map((id) => block(id)), [{ services: services(answers) }]],
    related: [...related, 'referral.lawyer', 'reunification.documents'],
  };
}

function refused(answers: Answers, env: FlowEnv): BlockUse[] {
  const notified = answers['notified_on']!;
  if (notified === UNKNOWN) return [block('refused_unknown')];
  const term = appealBy(notified, env);
  if (term === null) return [cannotSay];
  const { safeDay, lastDay } = term;
  const by = (date: ISODate): Params => ({ appeal_by: { type: 'date', date } });
  if (lastDay < env.today) return [block('refused_over', by(lastDay))];
  if (safeDay < env.today) return [block('refused_rolled', by(safeDay)), block('refused_weekend')];
  if (safeDay === env.today) return [block('refused_today'), ...(safeDay < lastDay ? [block('refused_weekend')] : [])];
  const days = { type: 'days', value: daysBetween(env.today, safeDay) } as const;
  return [block('refused', { ...by(safeDay), days })];
}

function pending(answers: Answers, env: FlowEnv): BlockUse[] {
  const receipt = answers['receipt_on']!;
  if (receipt === UNKNOWN) return [block('no_receipt')];
  const term = decisionBy(receipt, env);
  if (term === null) return [cannotSay];
  const usual = { type: 'date', date: term.usual } as const;
  const latest = { type: 'date', date: term.latest } as const;
  if (term.latest < env.today) return [block('decision_late', { latest }), block('no_tacit')];
  return [block('decision', { usual, latest }), block('no_tacit')];
}

/** Whether there is a way to family reunification for the person who wants to come, for all that is known. */
export function hasRoute(answers: Answers): boolean {
  const { joins } = answers;
  if (joins === 'siblings' || joins === 'other') return false;
  return joins !== 'parents' || answers['young'] !== 'no' || answers['who'] === 'minor';
}

function notFiled(answers: Answers, env: FlowEnv): Outcome {
  const unknown = cannotReckon(answers);
  const parents = answers['joins'] === 'parents';
  if (unknown) return finish(answers, [unknown], ['reunification.deadline']);
  if (!hasRoute(answers)) {
    const lead = parents ? block('parents_of_adult') : block('no_right');
    return finish(answers, [[lead], [block('steps_no_right')]], ['reunification.siblings', 'reunification.who']);
  }
  if (parents) {
    const lead = block(answers['young'] === 'yes' ? 'may_parents' : 'parents_unsure');
    return finish(answers, [[lead], [block('steps_young')], where(answers)], ['reunification.minor']);
  }
  const spouse = answers['joins'] === 'children' ? [] : [block('spouse_age'), block('marriage')];
  return finish(
    answers,
    [
      [block('may_come'), ...spouse],
      deadlineParts(answers, env),
      deadlineSteps(answers, env),
      where(answers),
      [block('papers_now'), lawNote],
    ],
    answers['young'] === 'yes' ? ['reunification.minor'] : [],
  );
}

function finish(answers: Answers, messages: readonly OutcomePart[][], first: readonly string[]): Outcome {
  return {
    messages: [audience(answers), ...messages, [{ services: services(answers) }]].filter((parts) => parts.length > 0),
    related: [
      ...first,
      'reunification.documents',
      'reunification.apply',
      'reunification.income',
      'reunification.who',
      'reunification.cost',
    ].filter((id, i, all) => all.indexOf(id) === i),
  };
}

const WHERE: Readonly<Record<string, string>> = {
  reach: 'where_reach',
  cannot: 'where_cannot',
  lost: 'where_lost',
};

function where(answers: Answers): BlockUse[] {
  const place = answers['place'];
  if (place === undefined) return [];
  return place === 'belgium' ? [block('where_belgium'), block('where_travelled')] : [block(WHERE[place]!)];
}

/** For readers of the plain page: the split by status and date, and where to go on. */
export function overview(): Outcome {
  const deadline = (id: string): BlockUse => ({ topic: 'reunification.deadline', block: id });
  return {
    messages: [
      [block('overview')],
      [deadline('six_months'), deadline('old_status'), deadline('suspended')],
      [block('may_come')],
      [deadline('steps_file'), deadline('counts')],
      [deadline('law')],
      [{ services: ['bjb', 'red_cross_rfl', 'myria', 'caritas'] }],
    ],
    related: ['reunification.deadline', 'reunification.minor', 'reunification.documents', 'reunification.income'],
  };
}
