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

/** The amount, which income counts, and what to do. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const sponsor = sponsorOf(answers);
  if (!sponsor) {
    const both = answers['granted_on'] === UNKNOWN && answers['status'] !== 'subsidiary';
    return {
      messages: [cannotReckon(answers) ?? [], ...(both ? [bothAmounts(env)] : []), [{ services: SERVICES }]].filter(
        (parts) => parts.length > 0,
      ),
      related: RELATED,
    };
  }
  if (regimeOn(sponsor, env.today, env) === null) {
    return {
      messages: [[block('amount_unknown')], [block('steps')], [block('less')], [{ services: SERVICES }]],
      related: RELATED,
    };
  }
  if (onlyChildrenOld(sponsor, answers, env)) {
    return {
      messages: [
        [block('only_children_old'), ...exempt(sponsor, env)],
        [block('steps')],
        [block('less'), block('young')],
        [{ services: SERVICES }],
      ],
      related: RELATED,
    };
  }
  return {
    messages: [
      [...onlyChildrenNew(answers), ...exempt(sponsor, env), ...amount(sponsor, answers, env)],
      [block('own'), block('not_counted')],
      [block('steps')],
      [block('less'), block('young')],
      [{ services: SERVICES }],
    ].filter((parts) => parts.length > 0),
    related: RELATED,
  };
}

function exempt(sponsor: Sponsor, env: FlowEnv): OutcomePart[] {
  const time = exemption(sponsor, env);
  if (time.is !== 'runs' || time.regime === 'unsettled' || time.by.is === 'closing') return [];
  return [block('exempt', { safe_day: date(time.by.day) })];
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

/** The last day of the old rules; empty before the new law. */
function oldUntil(env: FlowEnv): BlockUse[] {
  const newFrom = boundary('family.new_law_from', env);
  return newFrom !== null && env.today >= newFrom ? [block('old_until')] : [];
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
