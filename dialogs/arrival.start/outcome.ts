import { type Answers, type BlockUse, type FlowEnv, type Outcome, UNKNOWN } from '../../bot/model/flow.js';
import { registration } from './policy.js';
import { block } from '../parts.js';

const RELATED = ['arrival.register', 'arrival.health', 'arrival.money', 'arrival.school', 'arrival.dutch'];

/** A checklist in order, with the day by which the family must register. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const soon = answers['when'] === 'soon';
  return {
    messages: [
      [block(soon ? 'soon' : 'arrived'), ...register(answers, env)],
      [block(soon ? 'steps_soon' : 'steps_first')],
      [block('health'), block('money')],
      children(answers),
      course(answers),
      sponsor(answers),
      [{ services: services(answers) }],
    ].filter((parts) => parts.length > 0),
    related: [...(answers['kids'] === 'none' ? [] : ['arrival.child-benefit']), ...RELATED],
  };
}

function register(answers: Answers, env: FlowEnv): BlockUse[] {
  const found = registration(answers, env);
  if (found.is === 'no_day') return [block('register')];
  const date = { type: 'date', date: found.day } as const;
  if (found.is === 'late') return [block('register_late', { register_by: date })];
  if (found.daysLeft === 0) return [block('register_today')];
  return [block('register_by', { register_by: date, days: { type: 'days', value: found.daysLeft } })];
}

/** School and child benefit differ by region. A person who does not know the region gets what holds everywhere. */
function children(answers: Answers): BlockUse[] {
  const { kids } = answers;
  if (kids === 'none') return [];
  const region = answers['region']!;
  return [
    ...(kids === 'small' ? [] : [block(SCHOOL[region] ?? 'school_any')]),
    ...(kids === 'school' ? [] : [block('small')]),
    ...(ALLOWANCE[region] === undefined ? [] : [block(ALLOWANCE[region])]),
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
const COURSE: Readonly<Record<string, string>> = {
  flanders: 'course_flanders',
  brussels: 'course_brussels',
  wallonia: 'course_wallonia',
};

function course(answers: Answers): BlockUse[] {
  const id = COURSE[answers['region']!];
  return id === undefined ? [] : [block(id)];
}

function sponsor(answers: Answers): BlockUse[] {
  if (answers['sponsor'] === 'minor') return [block('guardian'), block('not_alone')];
  return [block('not_alone')];
}

function services(answers: Answers): string[] {
  const regional: Readonly<Record<string, readonly string[]>> = {
    flanders: ['groeipakket', 'agii', 'line_1700'],
    brussels: ['bapa', 'allo_aide_sociale'],
    wallonia: [],
    [UNKNOWN]: ['line_1700'],
  };
  const minor = answers['sponsor'] === 'minor' ? ['dienst_voogdij'] : [];
  return ['municipality', 'ocmw', ...minor, 'caw', ...regional[answers['region']!]!];
}

/** For the plain page: what holds for any answers. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview'), block('register')],
      [block('steps_first')],
      [block('health'), block('money')],
      [block('school'), block('school_brussels'), block('school_wallonia'), block('small')],
      [block('child_benefit'), block('child_benefit_wallonia')],
      [block('course_flanders'), block('course_brussels'), block('course_wallonia')],
      [block('guardian'), block('not_alone')],
      [{ services: ['municipality', 'ocmw', 'caw', 'groeipakket', 'agii', 'bapa'] }],
    ],
    related: ['arrival.child-benefit', ...RELATED],
  };
}
