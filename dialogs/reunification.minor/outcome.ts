import { daysBetween, type ISODate } from '../../bot/core/calendar.js';
import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/core/flow.js';
import { minorPosition } from '../reunification/policy.js';
import { sponsorOf } from '../reunification/questions.js';
import { block } from '../parts.js';

const RELATED = [
  'reunification.documents',
  'reunification.apply',
  'reunification.siblings',
  'reunification.no-documents',
];

/** What holds for a young sponsor, the disagreements told as such, and who stands beside them. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const isMinor = answers['age_now'] === 'minor';
  return {
    messages: [
      position(answers, env),
      [block(stepsOf(answers))],
      [
        ...(answers['siblings'] === 'yes' ? [block('siblings')] : []),
        ...(isMinor && answers['guardian'] !== 'yes' ? [block('no_guardian')] : []),
        ...(isMinor ? [block('not_alone')] : []),
      ],
      [{ services: [...(isMinor ? ['dienst_voogdij'] : []), 'bjb', 'red_cross_rfl', 'myria'] }],
    ].filter((parts) => parts.length > 0),
    related: RELATED,
  };
}

function stepsOf(answers: Answers): string {
  if (answers['at_request'] === 'no' || answers['alone'] === 'no') return 'steps_lawyer';
  if (answers['at_request'] === UNKNOWN || answers['alone'] === UNKNOWN) return 'steps_lawyer';
  if (answers['status'] === 'pending') return 'steps_pending';
  return answers['age_now'] === 'minor' ? 'steps_minor' : 'steps_adult';
}

function position(answers: Answers, env: FlowEnv): OutcomePart[] {
  if (answers['at_request'] === 'no') return [block('was_adult')];
  if (answers['at_request'] === UNKNOWN || answers['alone'] === UNKNOWN) return [block('not_sure')];
  if (answers['alone'] === 'no') return [block('accompanied')];
  if (answers['status'] === 'pending') return [block('pending')];
  const sponsor = sponsorOf(answers);
  if (!sponsor) return [block('not_sure'), ...youngFirst(answers)];
  const found = minorPosition(
    { ...sponsor, minorAtRequest: true, minorNow: answers['age_now'] === 'minor', alone: true },
    env,
  );
  switch (found.is) {
    case 'right':
      return found.conditions === 'none'
        ? [block('right'), { block: 'no_conditions', factContext: { on: sponsor.granted } }, ...youngFirst(answers)]
        : [block('right_new'), block('conditions_unconfirmed'), ...youngFirst(answers)];
    case 'turned_adult':
      return [
        block('turned_adult'),
        ...term('dvz', found.dvzUntil, env),
        ...term('court', found.courtUntil, env),
        block('disagree'),
      ];
    case 'disputed':
      return [
        block('disputed'),
        block('disputed_suspension'),
        ...term('dvz', found.dvzUntil, env),
        ...youngFirst(answers),
      ];
    case 'adult':
    case 'accompanied':
    case 'cannot_say':
      return [block('not_sure')];
  }
}

/** The day that matters is that of the asylum request, but nobody disputes a request filed before eighteen. */
function youngFirst(answers: Answers): BlockUse[] {
  return answers['age_now'] === 'minor' ? [block('before_eighteen')] : [];
}

function term(id: 'dvz' | 'court', until: ISODate | null, env: FlowEnv): BlockUse[] {
  if (until === null) return [];
  const date = { type: 'date', date: until } as const;
  if (until === env.today) return [block(`${id}_today`)];
  return until < env.today
    ? [block(`${id}_over`, { until: date })]
    : [block(`${id}_until`, { until: date, days: { type: 'days', value: daysBetween(env.today, until) } })];
}

/** For readers of the plain page: what holds whatever the answers are. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview')],
      [block('before_eighteen'), block('disagree')],
      [block('steps_minor')],
      [block('siblings'), block('no_guardian'), block('not_alone')],
      [{ services: ['dienst_voogdij', 'bjb', 'red_cross_rfl', 'myria'] }],
    ],
    related: ['reunification.start', ...RELATED],
  };
}
