import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import { type FirstThing, firstThing, goesToSchool, isRegistered, isSmall, registration } from './policy.js';
import { audience, block } from '../parts.js';

const RELATED = ['arrival.register', 'arrival.health', 'arrival.money', 'arrival.school', 'arrival.dutch'];

/**
 * The result. In view: the one thing to do first, by when, and whom to call. In folds: all steps, then each other matter
 * in the order of need, papers, and why in this order.
 */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const first = firstThing(answers);
  const hasKids = answers['kids'] !== 'none';
  const messages: OutcomePart[][] = [
    [...inView(first, answers, env), ...audience(answers)],
    [block(steps(answers))],
    answers['done'] === 'fund' ? [] : [block('health')],
    money(),
    hasKids ? children(answers) : [],
    [course(answers)],
    isRegistered(answers) ? [] : [block('papers')],
    [block('why_order')],
    [block(answers['who'] === 'minor' ? 'guardian' : 'guardian_of')],
    [{ services: services(answers) }],
  ];
  return {
    messages: messages.filter((parts) => parts.length > 0),
    call: callFirst(answers, first),
    related: [...(hasKids ? ['arrival.child-benefit'] : []), ...RELATED],
  };
}

/** What the first thing is, and by when; blocks of a region where the regions do it in different ways. */
function inView(first: FirstThing, answers: Answers, env: FlowEnv): OutcomePart[] {
  const region = answers['region']!;
  switch (first) {
    case 'prepare':
      return [block('soon'), block('register'), block('action_prepare')];
    case 'register':
      return register(answers, env);
    case 'ocmw':
      // Money of the OCMW can be bad for a card that depends on family: that is said before where to ask for it.
      return [block('card_first'), block('ocmw_first'), block('ocmw_when'), block('action_ask')];
    case 'fund':
      return [block('fund_first'), block('fund_pays'), block('action_fund')];
    case 'school':
      return [block('school_first'), block('not_wait'), block('action_school')];
    case 'benefit':
      return [block(BENEFIT_FIRST[region] ?? 'benefit_ask'), block('benefit_means'), block('action_ask_proof')];
    case 'course':
      return [...(COURSE_FIRST[region] ?? ['course_ask']).map((id) => block(id)), block('action_course')];
  }
}

function register(answers: Answers, env: FlowEnv): OutcomePart[] {
  const found = registration(answers, env);
  const inView: OutcomePart[] = [block('register_first')];
  if (found.is === 'no_day') return [...inView, block('register'), block('action_register'), block('bring')];
  const date = { type: 'date', date: found.day } as const;
  if (found.is === 'late')
    return [...inView, block('register_late', { register_by: date }), block('action_late'), block('bring')];
  if (found.daysLeft === 0) return [...inView, block('register_today'), block('action_today'), block('bring')];
  const days = { type: 'days', value: found.daysLeft } as const;
  return [
    ...inView,
    block('register_by', { register_by: date, days }),
    { calendar: found.day },
    block('action_register'),
    block('bring'),
  ];
}

/** The whole list for a family that begins; what is left for one that is registered. */
function steps(answers: Answers): string {
  if (answers['when'] === 'soon') return 'steps_soon';
  return isRegistered(answers) ? 'steps_next' : 'steps_first';
}

const money = (): BlockUse[] => [block('money'), block('money_ask')];

/** School and child benefit differ by region. A person who does not know the region gets what holds everywhere. */
function children(answers: Answers): BlockUse[] {
  const region = answers['region']!;
  return [
    ...(goesToSchool(answers) ? [block(SCHOOL[region] ?? 'school_any')] : []),
    block(ALLOWANCE[region] ?? 'child_benefit_any'),
    ...(isSmall(answers) ? [block(SMALL[region] ?? 'small_any')] : []),
  ];
}

const SCHOOL: Readonly<Record<string, string>> = {
  flanders: 'school',
  brussels: 'school_brussels',
  wallonia: 'school_wallonia',
};
const ALLOWANCE: Readonly<Record<string, string>> = {
  flanders: 'child_benefit',
  wallonia: 'child_benefit_wallonia',
};
/** The Huis van het Kind is Flemish; ONE is there for French speakers in Brussels and Wallonia. */
const SMALL: Readonly<Record<string, string>> = { flanders: 'small', brussels: 'small_one', wallonia: 'small_one' };
const BENEFIT_FIRST: Readonly<Record<string, string>> = {
  flanders: 'benefit_flanders',
  wallonia: 'benefit_wallonia',
};
const COURSE: Readonly<Record<string, string>> = {
  flanders: 'course_flanders',
  brussels: 'course_brussels',
  wallonia: 'course_wallonia',
};
/** Headline of the course and, where the law has one, its term. */
const COURSE_FIRST: Readonly<Record<string, readonly string[]>> = {
  flanders: ['course_first_flanders'],
  brussels: ['course_first_brussels', 'course_day_brussels'],
  wallonia: ['course_first_wallonia', 'course_day_wallonia'],
};

function course(answers: Answers): BlockUse {
  return block(COURSE[answers['region']!] ?? 'course_any');
}

/** Whom to call, by region: a line that finds the right office; about support and a card, advice that keeps it secret. */
function callFirst({ region }: Answers, first: FirstThing): string[] {
  if (region === 'brussels') return ['allo_aide_sociale', 'caw'];
  if (region === 'wallonia') return ['caritas'];
  if (region === UNKNOWN) return ['myria', 'caritas'];
  return first === 'ocmw' ? ['caw'] : ['line_1700', 'caw'];
}

function services(answers: Answers): string[] {
  const regional: Readonly<Record<string, readonly string[]>> = {
    flanders: ['groeipakket', 'agii', 'line_1700'],
    brussels: ['bapa', 'allo_aide_sociale'],
    wallonia: ['caritas'],
    [UNKNOWN]: ['line_1700', 'myria'],
  };
  // There is no CAW in Wallonia.
  const caw = answers['region'] === 'wallonia' ? [] : ['caw'];
  const minor = answers['who'] === 'minor' ? ['dienst_voogdij'] : [];
  return ['municipality', 'ocmw', ...minor, ...caw, ...regional[answers['region']!]!];
}

/** For the plain page: what holds for any answers. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview'), block('register'), block('action_register'), block('bring')],
      [block('steps_first'), block('health'), ...money()],
      [block('school'), block('school_brussels'), block('school_wallonia'), block('small'), block('small_one')],
      [block('child_benefit'), block('child_benefit_wallonia')],
      [block('course_flanders'), block('course_brussels'), block('course_wallonia')],
      [block('papers'), block('why_order'), block('guardian_of')],
      [{ services: ['municipality', 'ocmw', 'caw', 'groeipakket', 'agii', 'bapa'] }],
    ],
    related: ['arrival.child-benefit', ...RELATED],
  };
}
