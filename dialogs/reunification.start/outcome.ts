import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { UsableDay } from '../days.js';
import { block } from '../parts.js';
import {
  cannotReckon,
  cannotSay,
  date,
  days,
  deadlineParts,
  deadlineSteps,
  lawNote,
} from '../reunification/deadline-parts.js';
import { grownChildTerms } from '../reunification/grown-child.js';
import { regimeOn } from '../reunification/policy.js';
import { sponsorOf } from '../reunification/questions.js';
import { type Filed, pending, refused } from './filed.js';

/** What holds for this family on this day, and the next step. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  switch (answers['stage']) {
    case 'refused':
      return filed(answers, refused(answers, env), 'steps_refused', ['reunification.refused', 'reunification.start']);
    case 'pending':
      return filed(answers, pending(answers, env), 'steps_pending', ['reunification.status', 'reunification.duration']);
    case 'granted': {
      const visa: Filed = { inView: [block('granted'), block('check_visa')], why: [] };
      return filed(answers, visa, 'steps_granted', ['reunification.travel', 'deposit.start']);
    }
    default:
      return notFiled(answers, env);
  }
}

function services(answers: Answers): string[] {
  const first = answers['who'] === 'minor' || answers['young'] === 'yes' ? ['dienst_voogdij'] : [];
  const lost = answers['place'] === 'lost' ? ['red_cross_rfl', 'bjb'] : ['bjb', 'red_cross_rfl'];
  return [...first, ...lost, 'myria', 'caritas'];
}

function filed(answers: Answers, { inView, why }: Filed, steps: string, related: string[]): Outcome {
  const messages = [inView, audience(answers), [block(steps)], why, [{ services: services(answers) }]];
  return {
    messages: messages.filter((parts) => parts.length > 0),
    related: [...related, 'referral.lawyer', 'reunification.documents'],
  };
}

/** A note for a minor, for a person who helps, or for the family abroad; empty for others. */
function audience({ who }: Answers): BlockUse[] {
  if (who === 'minor') return [block('for_minor')];
  if (who === 'abroad') return [block('from_abroad')];
  return who === 'helper' ? [block('helping')] : [];
}

/** A block in the words for the person in Belgium, or in those for somebody else: `<id>_helper`. */
function said(id: string, { who }: Answers): BlockUse {
  return block(who === 'helper' || who === 'abroad' ? `${id}_helper` : id);
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
    const why = joins === 'parents' ? 'parents_of_adult' : grown === 'adult' ? 'grown_adult' : 'no_right';
    const first = ['reunification.siblings', 'reunification.who', 'reunification.adult-child'];
    const inView = [block('has_no_right'), block('favour'), block('ask_chance')];
    return finish(answers, [inView, [block('steps_no_right')], [block(why)]], first);
  }
  if (joins === 'parents') {
    const young = answers['young'] === 'yes' || answers['who'] === 'minor';
    const why = block(young ? 'may_parents' : 'parents_unsure');
    const inView = [said('young_first', answers), block('choose_minor')];
    return finish(answers, [inView, [block('steps_young')], [why], where(answers)], ['reunification.minor']);
  }
  if (joins === 'grown_child' && grown !== 'disabled') {
    return finish(
      answers,
      [...grownChild(answers, env), [block('steps_grown')], where(answers), [block('papers_now'), lawNote]],
      ['reunification.adult-child'],
    );
  }
  return finish(
    answers,
    [
      deadlineParts(answers, env),
      deadlineSteps(answers, env),
      [block(grown === 'disabled' ? 'grown_disabled' : 'may_come'), ...spouse(answers, env)],
      where(answers),
      [block('papers_now'), lawNote],
    ],
    [],
  );
}

/** A child who turned eighteen during the parent's procedure (CJEU C-279/20): the safe day, and the later one. */
function grownChild(answers: Answers, env: FlowEnv): OutcomePart[][] {
  const sponsor = sponsorOf(answers)!;
  const terms = grownChildTerms(sponsor, env);
  if (terms === null) return [[...cannotSay]];
  const isUnknown = answers['grown'] === UNKNOWN;
  const { safe, arguable } = terms;
  const why = [
    block(isUnknown ? 'grown_unknown' : `grown_${sponsor.status}`),
    ...(safe.is === 'past' ? [block('grown_over', { last_day: date(safe.legal) }), block('grown_late')] : legal(safe)),
    ...(arguable === null || (safe.is === 'past' && arguable.is === 'past')
      ? []
      : [block('grown_longer', { until: date(arguable.day) })]),
  ];
  if (safe.is !== 'past') {
    const means = said(isUnknown ? 'compare_days' : 'day_counts', answers);
    return [[...grownDay(safe), means, block('child_files')], why];
  }
  const late = [block('safe_over'), block('say_why_late')];
  if (arguable?.is !== 'ahead') return [late, why];
  return [[...late, block('grown_maybe', { until: date(arguable.day) }), { calendar: arguable.day }], why];
}

function grownDay(by: UsableDay): OutcomePart[] {
  if (by.is !== 'ahead') return [block('grown_today')];
  return [block('grown_until', { until: date(by.day), days: days(by.daysLeft) }), { calendar: by.day }];
}

/** The legal day beside an earlier usable one. */
function legal(by: UsableDay): BlockUse[] {
  if (by.legal === by.day) return [];
  return [{ topic: 'reunification.deadline', ...block('legal_day', { legal_day: date(by.legal) }) }];
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
      return [said('too_young', answers), block('spouse_minor')];
    case 'younger':
      if (regime === 'new') return [block('wait_age'), block('spouse_wait')];
      if (regime === 'old' && answers['tie'] === 'before') return [block('spouse_eighteen')];
      return [block('spouse_age')];
    default:
      return [block('spouse_age')];
  }
}

function finish(answers: Answers, messages: readonly OutcomePart[][], first: readonly string[]): Outcome {
  return {
    messages: [...messages, audience(answers), [{ services: services(answers) }]].filter((parts) => parts.length > 0),
    ...(answers['place'] === 'lost' ? { call: ['red_cross_rfl', 'myria'] } : {}),
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
