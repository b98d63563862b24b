import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { Params } from '../../bot/model/reply.js';
import { cannotReckon } from '../reunification/deadline-parts.js';
import { exemption, incomeThreshold, regimeOn, type Sponsor } from '../reunification/policy.js';
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
    const both = answers['granted_on'] === UNKNOWN && answers['status'] === 'refugee';
    return {
      messages: [
        cannotReckon(answers) ?? [],
        ...(both ? [[block('amount_old'), block('scale_new'), block('since')]] : []),
        [{ services: SERVICES }],
      ],
      related: RELATED,
    };
  }
  return {
    messages: [
      [...onlyChildren(sponsor, answers, env), ...exempt(sponsor, env), ...amount(sponsor, answers, env)],
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
  return time.is === 'runs' ? [block('exempt', { safe_day: { type: 'date', date: time.safeDay } })] : [];
}

function amount(sponsor: Sponsor, answers: Answers, env: FlowEnv): BlockUse[] {
  const regime = regimeOn(sponsor, env.today, env);
  if (regime === 'suspended' || regime === 'strict') {
    return [{ topic: 'reunification.deadline', block: 'suspended' }, block('suspended_amount')];
  }
  const persons = answers['persons']!;
  const euro = regime === null ? null : incomeThreshold(regime, PERSONS[persons]!, env.today, env);
  if (euro === null) return [block('amount_unknown')];
  if (regime === 'old') return [block('amount_old'), block('since')];
  const params: Params = { amount: { type: 'eur', value: euro } };
  return [block(`amount_new_${persons}`, params), block('since'), block('scale_new')];
}

function onlyChildren(sponsor: Sponsor, answers: Answers, env: FlowEnv): BlockUse[] {
  if (answers['only_children'] !== 'yes') return [];
  const regime = regimeOn(sponsor, env.today, env);
  if (regime === null) return [];
  if (regime !== 'old') return [block('only_children_new')];
  return [{ ...block('only_children_old'), factContext: { on: sponsor.granted } }];
}

/** For readers of the plain page: what holds whatever the answers are. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview')],
      [block('amount_old'), block('scale_new'), block('since')],
      [block('own'), block('not_counted')],
      [block('steps')],
      [block('less'), block('young')],
      [{ services: SERVICES }],
    ],
    related: RELATED,
  };
}
