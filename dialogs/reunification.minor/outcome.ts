import { daysBetween, type ISODate } from '../../bot/model/calendar.js';
import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import { type MinorPosition, minorPosition, type YesNo, type Youth } from '../reunification/policy.js';
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
  const position = minorPosition(youthOf(answers), env);
  return {
    messages: [
      told(position, answers, env),
      [block(stepsOf(position, answers))],
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

/** The young person that the answers describe; who is a minor now was one when asking for asylum. */
function youthOf(answers: Answers): Youth {
  const minorNow = answers['age_now'] === 'minor';
  return {
    minorNow,
    minorAtRequest: minorNow ? 'yes' : yesNo(answers['at_request']),
    alone: yesNo(answers['alone']),
    sponsor: sponsorOf(answers),
  };
}

function yesNo(answer: string | undefined): YesNo {
  return answer === 'yes' || answer === 'no' ? answer : UNKNOWN;
}

function stepsOf({ is }: MinorPosition, answers: Answers): string {
  if (is === 'adult' || is === 'accompanied' || is === 'unsure') return 'steps_lawyer';
  if (answers['status'] === 'pending') return 'steps_pending';
  return answers['age_now'] === 'minor' ? 'steps_minor' : 'steps_adult';
}

function told(position: MinorPosition, answers: Answers, env: FlowEnv): OutcomePart[] {
  switch (position.is) {
    case 'adult':
      return [block('was_adult')];
    case 'accompanied':
      return [block('accompanied')];
    case 'unsure':
    case 'cannot_say':
      return [block('not_sure')];
    case 'no_status':
      return answers['status'] === 'pending' ? [block('pending')] : [block('not_sure'), ...youngFirst(answers)];
    case 'right':
      return [...right(position), ...youngFirst(answers)];
    case 'turned_adult':
      return [
        block('turned_adult'),
        ...term('dvz', position.dvzUntil, env),
        ...term('court', position.courtUntil, env),
        block('disagree'),
      ];
    case 'disputed':
      return [
        block('disputed'),
        block('disputed_suspension'),
        ...term('dvz', position.dvzUntil, env),
        ...youngFirst(answers),
      ];
  }
}

function right({ conditions, granted }: Extract<MinorPosition, { is: 'right' }>): BlockUse[] {
  if (conditions === 'unconfirmed') return [block('right_new'), block('conditions_unconfirmed')];
  return [block('right'), { ...block('no_conditions'), factContext: { on: granted } }];
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
