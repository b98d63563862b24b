import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import { type Params, words } from '../../bot/model/reply.js';
import { cannotReckon, date } from '../reunification/deadline-parts.js';
import { incomeThreshold, type Threshold } from '../reunification/income.js';
import { boundary, exemption, regimeOn, type Sponsor } from '../reunification/policy.js';
import { PERSONS, sponsorOf } from '../reunification/questions.js';
import { block } from '../parts.js';

const SERVICES = ['bjb', 'myria', 'caritas', 'eerstelijn'];
const RELATED = [
  'reunification.conditions',
  'reunification.deadline',
  'reunification.documents',
  'reunification.start',
];

/** Whether an income is needed, how much or until when not, and what to do. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const sponsor = sponsorOf(answers);
  if (!sponsor) {
    const both = answers['granted_on'] === UNKNOWN && answers['status'] !== 'subsidiary';
    return end([cannotReckon(answers) ?? [], both ? bothAmounts(env) : []]);
  }
  if (regimeOn(sponsor, env.today, env) === null) return end([notTold(), [block('amount_unknown')], folded()]);
  if (onlyChildrenOld(sponsor, answers, env)) {
    const inView = freeOr(sponsor, env, [
      block('ask_children'),
      ...oldBy(env),
      block('children_only'),
      block('check_slips'),
    ]);
    return end([inView, [block('only_children_old')], folded()]);
  }
  return end([...needed(sponsor, answers, env), [block('own'), block('not_counted')], folded()]);
}

function end(messages: readonly OutcomePart[][]): Outcome {
  return { messages: [...messages, [{ services: SERVICES }]].filter((parts) => parts.length > 0), related: RELATED };
}

const folded = (): BlockUse[] => [block('steps'), block('less'), block('young')];

/** What is in view where the amount cannot be told. */
const notTold = (): BlockUse[] => [block('ask_amount'), block('website'), block('check_slips')];

/** What is in view where an income may be needed: until when it is not, else how much; and the amounts. */
function needed(sponsor: Sponsor, answers: Answers, env: FlowEnv): OutcomePart[][] {
  const children = onlyChildrenNew(answers);
  const amounts = [...children, ...amount(sponsor, answers, env)];
  const regime = regimeOn(sponsor, env.today, env)!;
  const found = regime === 'unsettled' ? null : incomeThreshold(regime, PERSONS[answers['persons']!]!, env.today, env);
  if (found === null) return [freeOr(sponsor, env, notTold()), amounts];
  const inView = [
    block('need', told(found)),
    ...(regime === 'old' ? oldBy(env) : []),
    block('not_refused'),
    block(children.length > 0 ? 'check_children' : 'check_slips'),
  ];
  return [freeOr(sponsor, env, inView), amounts];
}

/** Until when no income is needed, where that time runs; `otherwise` where it does not, if that is known. */
function freeOr(sponsor: Sponsor, env: FlowEnv, otherwise: OutcomePart[]): OutcomePart[] {
  const free = exempt(sponsor, env);
  if (free.length > 0) return free;
  return exemption(sponsor, env).is === 'cannot_say' ? notTold() : otherwise;
}

/** The day until which no income is needed, for a family that existed before. */
function exempt(sponsor: Sponsor, env: FlowEnv): OutcomePart[] {
  const time = exemption(sponsor, env);
  if (time.is !== 'runs' || time.regime === 'unsettled' || time.by.is === 'closing') return [];
  const calendar = time.by.is === 'ahead' ? [{ calendar: time.by.day }] : [];
  return [block('exempt', { safe_day: date(time.by.day) }), block('tie'), block('file_now'), ...calendar];
}

/** An amount with its day; with "at least" if the index may have raised it since. */
const told = ({ amount: value, atLeast }: Threshold): Params => ({
  amount: { type: 'eur', value },
  about: { type: 'ref', ref: words('reunification.income', atLeast ? 'labels.at_least' : 'labels.about') },
});
const since = (threshold: Threshold): BlockUse => block('since', { since: date(threshold.since) });

function amount(sponsor: Sponsor, answers: Answers, env: FlowEnv): BlockUse[] {
  const regime = regimeOn(sponsor, env.today, env)!;
  const persons = answers['persons']!;
  const count = PERSONS[persons]!;
  if (regime === 'unsettled') return unsettled(count, env);
  const found = incomeThreshold(regime, count, env.today, env);
  if (found === null) return [block('amount_unknown')];
  if (regime === 'old') return [block('amount_old', told(found)), since(found), ...oldUntil(env)];
  return [block(`amount_new_${persons}`, told(found)), since(found), block('scale_new')];
}

/** For whom the old rules hold, and until when; empty before the new law. */
const oldUntil = (env: FlowEnv): BlockUse[] => sinceNewLaw(env, 'old_until');
/** The last day of the old rules; empty before the new law. */
const oldBy = (env: FlowEnv): BlockUse[] => sinceNewLaw(env, 'old_by');

function sinceNewLaw(env: FlowEnv, id: string): BlockUse[] {
  const newFrom = boundary('family.new_law_from', env);
  return newFrom !== null && env.today >= newFrom ? [block(id)] : [];
}

/** While nobody can say which rules apply: the amount under the former text, and the amount under the stricter text. */
function unsettled(count: number, env: FlowEnv): BlockUse[] {
  const lead: BlockUse = { topic: 'reunification.deadline', block: 'suspended' };
  const former = incomeThreshold('old', count, env.today, env);
  const strict = incomeThreshold('new', count, env.today, env);
  if (former === null || strict === null) return [lead, block('amount_unknown')];
  const { amount: low, about: aboutLow } = told(former);
  const { amount: high, about: aboutHigh } = told(strict);
  return [
    lead,
    block('suspended_amount', { low: low!, high: high!, about_low: aboutLow!, about_high: aboutHigh! }),
    since(strict),
  ];
}

function onlyChildrenOld(sponsor: Sponsor, answers: Answers, env: FlowEnv): boolean {
  return answers['only_children'] === 'yes' && regimeOn(sponsor, env.today, env) === 'old';
}

function onlyChildrenNew(answers: Answers): BlockUse[] {
  return answers['only_children'] === 'yes' ? [block('only_children_new')] : [];
}

/** Both amounts of today, for a person who does not know which rules apply. If one is not known, the guide says so. */
function bothAmounts(env: FlowEnv): BlockUse[] {
  const old = incomeThreshold('old', 1, env.today, env);
  const first = incomeThreshold('new', 1, env.today, env);
  if (old === null || first === null) return [block('amount_unknown')];
  return [
    block('amount_old', told(old)),
    ...oldUntil(env),
    block('amount_new_one', told(first)),
    block('scale_new'),
    since(first),
  ];
}

/** For the plain page: what holds for any answers. */
export function overview(env: FlowEnv): Outcome {
  return {
    messages: [
      [block('overview')],
      bothAmounts(env),
      [block('own'), block('not_counted')],
      [block('steps')],
      [block('less'), block('young')],
      [{ services: SERVICES }],
    ],
    related: RELATED,
  };
}
