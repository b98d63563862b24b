import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { UsableDay } from '../days.js';
import { date, days } from '../reunification/deadline-parts.js';
import { type MinorPosition, minorPosition, type Terms, type YesNo, type Youth } from '../reunification/minor.js';
import { sponsorOf } from '../reunification/questions.js';
import { block } from '../parts.js';

const RELATED = [
  'reunification.documents',
  'reunification.apply',
  'reunification.siblings',
  'reunification.no-documents',
];

/** What holds for a young sponsor, the points on which authorities disagree, and who helps them. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const isMinor = answers['age_now'] === 'minor';
  const position = minorPosition(youthOf(answers), env);
  return {
    messages: [
      told(position, answers),
      [block(stepsOf(position, answers))],
      [
        ...siblings(answers, position),
        ...(isMinor && answers['guardian'] !== 'yes' ? [block('no_guardian')] : []),
        ...(isMinor ? [block('not_alone')] : []),
      ],
      [{ services: [...(isMinor ? ['dienst_voogdij'] : []), 'bjb', 'red_cross_rfl', 'myria'] }],
    ].filter((parts) => parts.length > 0),
    related: RELATED,
  };
}

/** The young person of the answers. A person who is a minor now was also a minor when asking for asylum. */
export function youthOf(answers: Answers): Youth {
  const minorNow = answers['age_now'] === 'minor';
  const eighteenOn = answers['eighteen_on'];
  return {
    minorNow,
    minorAtRequest: minorNow ? 'yes' : yesNo(answers['at_request']),
    alone: yesNo(answers['alone']),
    eighteenOn: eighteenOn === undefined || eighteenOn === UNKNOWN ? null : eighteenOn,
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

function told(position: MinorPosition, answers: Answers): OutcomePart[] {
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
      return [block('turned_adult'), ...terms(position), block('disagree')];
    case 'disputed':
      return [block('disputed'), block('disputed_suspension'), ...terms(position), ...youngFirst(answers)];
  }
}

/** No term and no conditions for a minor refugee (CJEU C-560/20). For subsidiary protection this is the old law. */
function right({ granted, status }: Extract<MinorPosition, { is: 'right' }>): BlockUse[] {
  if (status === 'refugee') return [block('right'), block('no_conditions')];
  return [block('right'), { ...block('no_conditions_sp'), factContext: { on: granted } }];
}

/** The day of the asylum request decides. But nobody disputes a request that was filed before eighteen. */
function youngFirst(answers: Answers): BlockUse[] {
  return answers['age_now'] === 'minor' ? [block('before_eighteen')] : [];
}

/**
 * First the safe day, then the one that can be argued. The first of them that is still ahead goes into the calendar.
 */
function terms({ dvz, court }: Terms): OutcomePart[] {
  const ahead = [dvz, court].find((by) => by?.is === 'ahead');
  return [...term('dvz', dvz), ...term('court', court), ...(ahead ? [{ calendar: ahead.day }] : [])];
}

function term(id: 'dvz' | 'court', by: UsableDay | null): BlockUse[] {
  if (by === null) return [];
  if (by.is === 'past') return [block(`${id}_over`, { until: date(by.legal) })];
  const legal: BlockUse = {
    topic: 'reunification.deadline',
    ...block('legal_day', { legal_day: date(by.legal) }),
  };
  const beside = by.legal === by.day ? [] : [legal];
  if (by.is === 'ahead') return [block(`${id}_until`, { until: date(by.day), days: days(by.daysLeft) }), ...beside];
  return [block(`${id}_today`), ...beside];
}

/** Brothers and sisters have no right of their own, except a seriously ill adult one (CJEU C-560/20, part 2). */
function siblings(answers: Answers, { is }: MinorPosition): BlockUse[] {
  if (answers['siblings'] === 'no') return [];
  const ill = answers['siblings'] === 'ill' && answers['status'] === 'refugee' && is !== 'adult';
  return ill ? [block('siblings_ill'), block('siblings')] : [block('siblings')];
}

/** For the plain page: what holds for any answers. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview')],
      [block('before_eighteen'), block('disagree')],
      [block('steps_minor')],
      [block('siblings'), block('siblings_ill'), block('no_guardian'), block('not_alone')],
      [{ services: ['dienst_voogdij', 'bjb', 'red_cross_rfl', 'myria'] }],
    ],
    related: ['reunification.start', ...RELATED],
  };
}
