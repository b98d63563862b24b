import { type Answers, type BlockUse, type Outcome, UNKNOWN } from '../../bot/model/flow.js';
import { block } from '../parts.js';

const RELATED = [
  'reunification.no-documents',
  'reunification.apply',
  'reunification.cost',
  'reunification.deadline',
  'reunification.start',
];

/** Where to begin, the checklist for each family member, and what to do for missing papers. */
export function outcome(answers: Answers): Outcome {
  const hasRight = answers['joins'] !== 'siblings' && answers['joins'] !== 'other';
  return {
    messages: [
      inView(answers, hasRight),
      [block('ask_post'), block('each'), ...perPerson(answers), block('sponsor')],
      conditions(answers),
      [block('legalise'), ...missing(answers)],
      [...(hasRight ? [] : [block('who_no_right')]), block('steps')],
      [{ services: services(answers) }],
    ].filter((parts) => parts.length > 0),
    related: RELATED,
  };
}

/** What is in view. A child without the other parent's consent comes before everything else. */
function inView(answers: Answers, hasRight: boolean): BlockUse[] {
  if (!hasRight) return [block('no_right'), block('favour'), block('ask_lawyer'), block('not_contact')];
  const means: Readonly<Record<string, string>> = { yes: 'free_in_time', no: 'more_papers' };
  const time = means[answers['in_time'] ?? ''];
  return [
    ...(answers['consent'] === 'no' ? [block('stop_consent')] : []),
    block('lead'),
    ...(time === undefined ? [] : [block(time)]),
    // The risk of gathering papers for nothing.
    ...(answers['joins'] === 'parents' ? [block('only_minor')] : []),
    block('read_list'),
    block('not_contact'),
  ];
}

function perPerson(answers: Answers): BlockUse[] {
  switch (answers['joins']) {
    case 'spouse':
      return [block('spouse')];
    case 'children':
      return [block(children(answers)), block(`consent_${answers['consent']}`)];
    case 'spouse_children':
      return [block('spouse'), block(children(answers))];
    case 'grown_child':
      return [block('grown_child')];
    case 'parents':
      return [block('parents')];
    default:
      return [];
  }
}

function children(answers: Answers): string {
  return answers['kids'] === 'one' ? 'child' : 'children';
}

/** Papers about income, home and insurance. Only families outside the time without conditions need them. */
function conditions(answers: Answers): BlockUse[] {
  if (answers['joins'] === 'parents') return [block('parents_who'), block('parents_conditions')];
  switch (answers['in_time']) {
    case 'yes':
      return [block('in_time')];
    case 'no':
      return [block('conditions')];
    case UNKNOWN:
      return [block('conditions'), block('in_time_unknown')];
    default:
      return [];
  }
}

function missing(answers: Answers): BlockUse[] {
  switch (answers['missing']) {
    case 'none':
      return [];
    case 'birth':
      return [block('missing_birth'), block('dna')];
    case 'marriage':
      return [block('missing_marriage'), ...(answers['joins'] === 'spouse_children' ? [block('dna')] : [])];
    case 'passport':
      return [block('missing_passport')];
    default:
      return [block('missing_birth'), block('missing_marriage'), block('missing_passport'), block('dna')];
  }
}

function services(answers: Answers): string[] {
  const guardian = answers['joins'] === 'parents' ? ['dienst_voogdij'] : [];
  return [...guardian, 'bjb', 'caritas', 'myria', ...(answers['missing'] === 'none' ? [] : ['cgvs'])];
}

/** For the plain page: what holds for any answers. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview'), block('not_contact')],
      [block('ask_post'), block('each'), block('spouse'), block('children'), block('parents'), block('sponsor')],
      [block('conditions'), block('legalise')],
      [block('missing_birth'), block('missing_marriage'), block('missing_passport'), block('dna')],
      [block('steps')],
      [{ services: ['bjb', 'caritas', 'myria', 'cgvs'] }],
    ],
    related: RELATED,
  };
}
