import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import {
  byParts,
  cannotReckon,
  cannotSay,
  date,
  deadlineParts,
  deadlineSteps,
  lawNote,
} from '../reunification/deadline-parts.js';
import { grownChildTerms } from '../reunification/grown-child.js';
import { regimeOn } from '../reunification/policy.js';
import { sponsorOf } from '../reunification/questions.js';
import { pending, refused } from './filed.js';
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
    // The term of appeal comes first.
    messages: [[...lead, ...audience(answers)], steps.map((id) => block(id)), [{ services: services(answers) }]],
    related: [...related, 'referral.lawyer', 'reunification.documents'],
  };
}

/** Whether the spouse is one of the people who would come. */
export function withSpouse({ joins }: Answers): boolean {
  return joins === 'spouse' || joins === 'spouse_children';
}

/** Whether family reunification may be possible for the person who wants to come, as far as we know. */
export function hasRoute(answers: Answers): boolean {
  const { joins } = answers;
  if (joins === 'siblings' || joins === 'other') return false;
  if (joins === 'grown_child') return answers['grown'] !== 'adult';
  return joins !== 'parents' || answers['young'] !== 'no' || answers['who'] === 'minor';
}

function notFiled(answers: Answers, env: FlowEnv): Outcome {
  const unknown = cannotReckon(answers);
  const { joins, grown } = answers;
  if (unknown) return finish(answers, [unknown], ['reunification.deadline']);
  if (!hasRoute(answers)) {
    const lead = joins === 'parents' ? 'parents_of_adult' : grown === 'adult' ? 'grown_adult' : 'no_right';
    const first = ['reunification.siblings', 'reunification.who', 'reunification.adult-child'];
    return finish(answers, [[block(lead)], [block('steps_no_right')]], first);
  }
  if (joins === 'parents') {
    const young = answers['young'] === 'yes' || answers['who'] === 'minor';
    const lead = block(young ? 'may_parents' : 'parents_unsure');
    return finish(answers, [[lead], [block('steps_young')], where(answers)], ['reunification.minor']);
  }
  if (joins === 'grown_child' && grown !== 'disabled') {
    return finish(
      answers,
      [grownChild(answers, env), [block('steps_grown')], where(answers), [block('papers_now'), lawNote]],
      ['reunification.adult-child'],
    );
  }
  return finish(
    answers,
    [
      [block(grown === 'disabled' ? 'grown_disabled' : 'may_come'), ...spouse(answers, env)],
      deadlineParts(answers, env),
      deadlineSteps(answers, env),
      where(answers),
      [block('papers_now'), lawNote],
    ],
    [],
  );
}

/** A child who turned eighteen during the parent's procedure (CJEU C-279/20): the safe day, and the later one. */
function grownChild(answers: Answers, env: FlowEnv): OutcomePart[] {
  const sponsor = sponsorOf(answers)!;
  const terms = grownChildTerms(sponsor, env);
  if (terms === null) return [cannotSay];
  const lead = answers['grown'] === UNKNOWN ? 'grown_unknown' : `grown_${sponsor.status}`;
  const { safe, arguable } = terms;
  const longer = arguable === null ? [] : [block('grown_longer', { until: date(arguable.day) })];
  if (safe.is !== 'past') return [block(lead), ...byParts(safe), ...longer];
  const over = block('grown_over', { last_day: date(safe.legal) });
  if (arguable === null || arguable.is === 'past') return [block(lead), over, block('grown_late')];
  return [
    block(lead),
    over,
    ...longer,
    block('grown_late'),
    ...(arguable.is === 'ahead' ? [{ calendar: arguable.day }] : []),
  ];
}

/** What the age of the spouses means under the rules that apply (`family.spouse_age` and related facts). */
function spouse(answers: Answers, env: FlowEnv): BlockUse[] {
  if (!withSpouse(answers)) return [];
  return [...ages(answers, env), block('marriage')];
}

function ages(answers: Answers, env: FlowEnv): BlockUse[] {
  const sponsor = sponsorOf(answers);
  const regime = sponsor && regimeOn(sponsor, env.today, env);
  switch (answers['ages']) {
    case 'both':
      return [];
    case 'minor':
      return [block('spouse_minor')];
    case 'younger':
      if (regime === 'new') return [block('spouse_wait')];
      if (regime === 'old' && answers['tie'] === 'before') return [block('spouse_eighteen')];
      return [block('spouse_age')];
    default:
      return [block('spouse_age')];
  }
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
  const { place } = answers;
  if (place === undefined) return [];
  return place === 'belgium' ? [block('where_belgium'), block('where_travelled')] : [block(WHERE[place]!)];
}

/** For the plain page: the rules by status and date, and where to go on. */
export function overview(): Outcome {
  const deadline = (id: string): BlockUse => ({ topic: 'reunification.deadline', block: id });
  return {
    messages: [
      [block('overview')],
      [deadline('six_months'), deadline('old_status'), deadline('suspended')],
      [block('may_come'), deadline('grown_child')],
      [deadline('steps_file'), deadline('counts')],
      [deadline('law')],
      [{ services: ['bjb', 'red_cross_rfl', 'myria', 'caritas'] }],
    ],
    related: ['reunification.deadline', 'reunification.minor', 'reunification.documents', 'reunification.income'],
  };
}
