import { type Answers, type BlockUse, type Outcome, type OutcomePart } from '../../bot/model/flow.js';
import { block } from '../parts.js';
import {
  careful,
  isMinor,
  isOfTheCourt,
  linesInDanger,
  mayAskFamilyAid,
  noPapers,
  problemOf,
  type Route,
  routeOf,
  urgentServices,
} from './policy.js';

/** In view: what to do, whom to call. In folds: how to ask, why this service, papers, the others. */
export function outcome(answers: Answers): Outcome {
  if (answers['urgent'] === 'yes') return isOfTheCourt(answers) ? lawyerToday(answers) : danger(answers);
  const route = routeOf(answers);
  const messages: OutcomePart[][] = [
    inView(answers),
    [...cardRisk(answers), block('steps'), ...(isMinor(answers) ? [block('for_minor')] : [])],
    // Who has none pays no doctor: how to ask for one.
    problemOf(answers) === 'ill' && careful(answers) ? [block('steps_doctor')] : [],
    whyOf(answers, route).map((id) => block(id)),
    careful(answers) ? [block('no_papers')] : [],
    mayAskFamilyAid(answers) ? [ofDeposit('family_aid')] : [],
    [{ services: [route.first, ...route.others] }],
  ];
  return { messages: messages.filter((parts) => parts.length > 0), call: route.call, related: route.related };
}

/** Danger: three lines, as in the topics about danger. */
function danger(answers: Answers): Outcome {
  return {
    messages: [
      [block('urgent'), block('urgent_place')],
      [block('steps_urgent')],
      [{ services: urgentServices(answers) }],
    ],
    call: linesInDanger(answers),
    danger: true,
    related: ['safety.danger', 'safety.violence', 'safety.child', 'safety.suicide', 'housing.homeless'],
  };
}

/** A term that runs out: a lawyer, today. */
function lawyerToday(answers: Answers): Outcome {
  const held = problemOf(answers) === 'detained';
  return {
    messages: [
      [...(held ? [block('sign_nothing')] : []), block('lawyer_today'), block('letter_day'), block('danger_call')],
      [block('steps_lawyer')],
      held ? [block('urgent_detained')] : [],
      [{ services: urgentServices(answers) }],
    ].filter((parts) => parts.length > 0),
    call: held ? ['jrs'] : ['caw', 'jrs'],
    related: [held ? 'stay.detention' : 'referral.lawyer', 'safety.danger'],
  };
}

/** A line of the dialog about the deposit, which says the same. */
const ofDeposit = (id: string): BlockUse => ({ topic: 'deposit.start', block: id });

interface Said {
  headline: string;
  means?: string;
  action?: string;
}

/** What is said of each problem: who has papers, or where papers make no difference. */
const SAID: Readonly<Record<string, (answers: Answers) => Said>> = {
  violence: () => ({ headline: 'talk', means: 'you_decide', action: 'danger_call' }),
  mind: () => ({ headline: 'talk_mind', means: 'anything', action: 'then_help' }),
  family: (answers) => {
    if (!isMinor(answers)) return { headline: 'info_family', means: 'short_time', action: 'refused_lawyer' };
    return careful(answers)
      ? { headline: 'info_family', means: 'short_time', action: 'with_guardian' }
      : { headline: 'guardian_family', means: 'short_time', action: 'no_guardian' };
  },
  lost: ({ region }) => ({
    headline: 'trace',
    means: 'free_search',
    action: region === 'flanders' ? 'form_flanders' : 'form_call',
  }),
  stay: () => ({ headline: 'lawyer', means: 'letter_day', action: 'legal_aid' }),
  detained: () => ({ headline: 'lawyer_today', means: 'letter_day', action: 'visits' }),
  home: () => ({ headline: 'ocmw', means: 'no_search', action: 'deposit_first' }),
  landlord: ({ region }) => ({
    headline: 'before_signing',
    action: region === 'flanders' ? 'tenants_union' : 'ask_lawyer',
  }),
  discrimination: ({ region }) =>
    region === 'flanders'
      ? { headline: 'proof', means: 'not_anonymous', action: 'report_flanders' }
      : { headline: 'proof', action: 'report' },
  money: () => ({ headline: 'ocmw', action: 'receipt' }),
  ill: () => ({ headline: 'doctor', means: 'life_danger', action: 'duty' }),
  learn: () => ({ headline: 'newcomers', action: 'ask_course' }),
  guardian: () => ({ headline: 'guardian', means: 'anybody_calls' }),
  exploited: () => ({ headline: 'forced', means: 'you_decide', action: 'danger_call' }),
  other: () => ({ headline: 'ask_who', action: 'one_sentence' }),
};

/** What is said instead where the first would be an authority, to people who may have no papers: ask for advice first. */
const WITHOUT_PAPERS: Readonly<Record<string, string>> = {
  home: 'ask_home',
  discrimination: 'report_ask',
  money: 'ask_money',
  learn: 'ask_lessons',
  guardian: 'ask_guardian',
  other: 'one_sentence',
};

function saidTo(answers: Answers): Said {
  const problem = problemOf(answers);
  if (careful(answers)) {
    if (problem === 'ill') return { headline: 'doctor_no_papers', means: 'life_danger', action: 'ask_doctor' };
    const action = WITHOUT_PAPERS[problem];
    if (action !== undefined) return { headline: 'advice', action };
  }
  return SAID[problem]!(answers);
}

function inView(answers: Answers): BlockUse[] {
  const { headline, means, action } = saidTo(answers);
  return [
    ...(problemOf(answers) === 'detained' ? [block('sign_nothing')] : []),
    block(headline),
    ...(means === undefined ? [] : [block(means)]),
    ...(noPapers(answers) ? [ofDeposit('secret')] : []),
    ...(headline === 'ocmw' ? [ofDeposit('card_maybe')] : []),
    ...(isMinor(answers) ? [block('call_yourself')] : []),
    ...(action === undefined ? [] : [block(action)]),
  ];
}

/** Help of the OCMW can be bad for a card that depends on family (`arrival.support_risk`). */
function cardRisk(answers: Answers): BlockUse[] {
  return saidTo(answers).headline === 'ocmw' ? [ofDeposit('card_risk')] : [];
}

/** The blocks that explain a route. They must name only services that the route lists. */
function whyOf(answers: Answers, { first, others, call }: Route): string[] {
  const problem = problemOf(answers);
  const listed = [first, ...others];
  const found: string[] = [];
  if (saidTo(answers).headline === 'advice') {
    if (problem === 'money' || problem === 'home') found.push('why_ocmw_no_papers');
    if (problem === 'discrimination') found.push(listed.includes('vmri') ? 'why_not_anonymous' : 'why_discrimination');
    if (problem === 'guardian') found.push('why_guardian');
  } else if (problem === 'family') found.push(isMinor(answers) ? 'why_family_minor' : 'why_family');
  else if (problem === 'ill') found.push(careful(answers) ? 'why_ill_no_papers' : 'why_ill');
  else if (problem !== 'other') found.push(`why_${problem}`);
  if (listed.includes('payoke')) found.push('why_payoke');
  if (call.includes('caw')) found.push('why_caw');
  if (call.includes('jrs')) found.push('why_jrs');
  if (call.includes('allo_aide_sociale') || call.includes('line_1700')) found.push('why_finds');
  return found.length > 0 ? found : ['why_ocmw'];
}

/** For the plain page: what holds for any answers. */
export function overview(): Outcome {
  return {
    messages: [
      [block('overview'), block('overview_papers')],
      [block('steps')],
      [{ services: ['caw', 'ocmw', 'jrs', 'allo_aide_sociale', 'bjb'] }],
    ],
    call: ['caw'],
    related: ['referral.lawyer', 'referral.caw', 'meta.person', 'safety.danger'],
  };
}
