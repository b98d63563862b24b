import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { Params } from '../../bot/model/reply.js';
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

/** What holds for a young sponsor, until when, the points on which authorities disagree, and who helps them. */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const isMinor = isMinorNow(answers);
  const position = minorPosition(youthOf(answers), env);
  const hasNoGuardian = isMinor && answers['guardian'] !== 'yes';
  return {
    messages: [
      [...inView(position, answers), said(actionOf(position, answers), answers)],
      [...(answers['who'] === 'helper' ? [block('helping')] : []), block(stepsOf(position, answers))],
      why(position, answers),
      [
        ...siblings(answers, position),
        ...(position.is === 'adult' ? [block('own_family')] : []),
        ...(hasNoGuardian ? [block('no_guardian')] : []),
        ...(isMinor ? [block('not_alone')] : []),
      ],
      [{ services: [...(isMinor ? ['dienst_voogdij'] : []), 'bjb', 'red_cross_rfl', 'myria'] }],
    ].filter((parts) => parts.length > 0),
    ...(hasNoGuardian ? { call: ['dienst_voogdij'] } : {}),
    related: RELATED,
  };
}

/** Whether the young person is under eighteen now. */
export function isMinorNow({ who, age_now: age }: Answers): boolean {
  return who === 'minor' || age === 'minor';
}

/** The young person of the answers. A person who is a minor now was also a minor when asking for asylum. */
export function youthOf(answers: Answers): Youth {
  const minorNow = isMinorNow(answers);
  const eighteenOn = answers[minorNow ? 'turns_eighteen' : 'eighteen_on'];
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

/** A block in the words for the young person, or in those for somebody who helps: `<id>_helper`. */
function said(id: string, { who }: Answers, params?: Params): BlockUse {
  return block(who === 'helper' ? `${id}_helper` : id, params);
}

function stepsOf({ is }: MinorPosition, answers: Answers): string {
  if (is === 'adult' || is === 'accompanied' || is === 'unsure') return 'steps_lawyer';
  if (answers['status'] === 'pending') return 'steps_pending';
  return isMinorNow(answers) ? 'steps_minor' : 'steps_adult';
}

/** The one thing to do now. A minor without a guardian first needs one. */
function actionOf(position: MinorPosition, answers: Answers): string {
  const isMinor = isMinorNow(answers);
  if (isMinor && answers['guardian'] !== 'yes') return 'find_guardian';
  switch (position.is) {
    case 'adult':
      return 'humanitarian';
    case 'accompanied':
    case 'unsure':
    case 'cannot_say':
      return 'take_papers';
    case 'no_status':
      return answers['status'] === 'pending' ? 'prepare' : 'take_papers';
    default:
  }
  const day = firstDay(position);
  if (day?.is === 'today' || day?.is === 'closing') return 'lawyer_now';
  if (isMinor) return 'show_guardian';
  return day === null && 'dvz' in position && position.dvz !== null ? 'lawyer_late' : 'lawyer_and_parents';
}

/** Headline and day, and what they mean. */
function inView(position: MinorPosition, answers: Answers): OutcomePart[] {
  const say = (id: string): BlockUse => said(id, answers);
  switch (position.is) {
    case 'adult':
      return [say('no_right'), say('already_adult')];
    case 'accompanied':
      return [say('ask_lawyer'), say('with_adult')];
    case 'unsure':
    case 'cannot_say':
      return [say('ask_lawyer')];
    case 'no_status':
      if (answers['status'] === 'pending') return [say('not_yet'), say('age_day')];
      return [say('ask_lawyer'), ...(isMinorNow(answers) ? [say('before')] : [])];
    case 'right':
      return position.before === null
        ? [say('right'), say('before')]
        : [say('right'), ...beforeDay(position.before), say('free')];
    case 'turned_adult':
      return termsInView(position, say);
    case 'disputed':
      if (!isMinorNow(answers)) return termsInView(position, say);
      return [say('ask_lawyer'), ...(position.before === null ? [say('before')] : beforeDay(position.before))];
  }
}

/** The day before the eighteenth birthday; on the last days, that it must be today. */
function beforeDay(by: UsableDay): OutcomePart[] {
  if (by.is !== 'ahead') return [block('before_today')];
  return [block('before_until', { until: date(by.day), days: days(by.daysLeft) }), { calendar: by.day }];
}

/** The first day on which the parents can still file; null if there is none. */
function firstDay(position: MinorPosition): UsableDay | null {
  if (!('before' in position)) return null;
  const all = 'dvz' in position ? [position.before, position.dvz, position.court] : [position.before];
  return all.find((by) => by !== null && by.is !== 'past') ?? null;
}

/**
 * First the safe day, and beside it the one that can be argued. The first of them that is still ahead goes into the
 * calendar.
 */
function termsInView({ dvz, court }: Terms, say: (id: string) => BlockUse): OutcomePart[] {
  if (dvz === null) return [say('ask_lawyer')];
  if (dvz.is !== 'past') {
    const later = court === null || court.is === 'past' ? [] : [block('court_maybe', { until: date(court.day) })];
    return [...term('dvz', dvz), ...later];
  }
  if (court === null || court.is === 'past') return [block('late')];
  return [...term('court', court), block('short_over')];
}

function term(id: 'dvz' | 'court', by: UsableDay): OutcomePart[] {
  if (by.is !== 'ahead') return [block(`${id}_today`)];
  return [block(`${id}_until`, { until: date(by.day), days: days(by.daysLeft) }), { calendar: by.day }];
}

/** The reasons, and what is not sure. */
function why(position: MinorPosition, answers: Answers): BlockUse[] {
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
      return [noConditions(position), ...dayBefore(position.before), ...youngFirst(answers)];
    case 'turned_adult':
      return [block('turned_adult'), ...reasons(position), block('disagree')];
    case 'disputed':
      return [
        block('disputed'),
        block('disputed_suspension'),
        ...reasons(position),
        ...dayBefore(position.before),
        ...youngFirst(answers),
      ];
  }
}

/** No term and no conditions for a minor refugee (CJEU C-560/20). For subsidiary protection this is the old law. */
function noConditions({ granted, status }: Extract<MinorPosition, { is: 'right' }>): BlockUse {
  if (status === 'refugee') return block('no_conditions');
  return { ...block('no_conditions_sp'), factContext: { on: granted } };
}

/** The day of the asylum request decides. But nobody disputes a request that was filed before eighteen. */
function youngFirst(answers: Answers): BlockUse[] {
  return isMinorNow(answers) ? [block('before_eighteen')] : [];
}

function dayBefore(by: UsableDay | null): BlockUse[] {
  return by === null ? [] : [block('day_before', { legal_day: date(by.legal) })];
}

/** What each authority says of the time, and the legal days where the usable ones are earlier. */
function reasons({ dvz, court }: Terms): BlockUse[] {
  return [
    ...legalDay(dvz),
    ...(dvz?.is === 'past' ? [block('dvz_over', { until: date(dvz.legal) })] : []),
    ...(court === null ? [] : [block(court.is === 'past' ? 'court_over' : 'court', { until: date(court.legal) })]),
  ];
}

function legalDay(by: UsableDay | null): BlockUse[] {
  if (by === null || by.is === 'past' || by.legal === by.day) return [];
  return [block('legal_day', { legal_day: date(by.legal) })];
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
      [block('steps_minor')],
      [block('before_eighteen'), block('disagree')],
      [block('siblings'), block('siblings_ill'), block('no_guardian'), block('not_alone')],
      [{ services: ['dienst_voogdij', 'bjb', 'red_cross_rfl', 'myria'] }],
    ],
    related: ['reunification.start', ...RELATED],
  };
}
