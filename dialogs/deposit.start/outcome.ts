import type { ISODate } from '../../bot/model/calendar.js';
import type { Region } from '../../bot/model/facts.js';
import {
  type Answers,
  type BlockUse,
  type FlowEnv,
  type Outcome,
  type OutcomePart,
  UNKNOWN,
} from '../../bot/model/flow.js';
import type { FactContext, Params } from '../../bot/model/reply.js';
import { askInBelgiumBy, isClosed, type UsableDay } from '../days.js';
import {
  firstRoute,
  leaseAge,
  loanVerdict,
  mustAskBeforeLeaving,
  type Reception,
  receptionOf,
  rentForDeposit,
  type RouteId,
} from './policy.js';
import { audience, block } from '../parts.js';
import { compare, doubtsOfRoutes } from './routes.js';

/**
 * The result. In view: what not to do, where to begin and by when, the next step, whom to call, what the amount means.
 * In folds: steps, safe paying, papers, doubts, an appeal, all routes beside each other, help.
 */
export function outcome(answers: Answers, env: FlowEnv): Outcome {
  const first = firstRoute(answers, env);
  const reception = receptionOf(answers, env);
  const messages: OutcomePart[][] = [
    inView(answers, env, first, reception),
    steps(answers, env, first, reception),
    paying(answers, env),
    papers(answers, env, first),
    unsure(answers, env, reception),
    [
      ...(answers['region'] === UNKNOWN ? [block('find_region')] : []),
      ...(first === 'ocmw' && mustAskBeforeLeaving(reception) ? otherLoanDay('loan_day', answers, env) : []),
      compare(answers, env, first),
    ],
    [{ services: services(answers, first) }],
  ];
  return {
    messages: messages.filter((parts) => parts.length > 0),
    call: callFirst(answers),
    related: related(answers, reception),
  };
}

function inView(answers: Answers, env: FlowEnv, first: RouteId, reception: Reception): OutcomePart[] {
  const dates =
    first === 'ocmw' ? receptionDay(answers, env, reception) : first === 'loan' ? loanDay(answers, env) : [];
  return [
    block(stopLine(answers)),
    block(headline(answers, first, reception)),
    ...dates,
    ...audience(answers),
    ...(first === 'advice' ? [block('secret')] : mayDependOnFamily(answers) ? [block('card_maybe')] : []),
    ...nextStep(answers, env, first, reception).map((id) => block(id)),
    ...(first === 'ocmw' && !mustAskBeforeLeaving(reception) ? otherLoanDay('loan_by', answers, env) : []),
    ...amountCheck(answers, env),
  ];
}

/** What must not happen: it costs money, and stands before everything. */
function stopLine({ lease }: Answers): string {
  if (lease === 'signed') return 'no_cash_first';
  return lease === 'searching' ? 'unseen' : 'do_not_sign_yet';
}

function headline(answers: Answers, first: RouteId, reception: Reception): string {
  // There is no CAW in Wallonia.
  if (first === 'advice') return answers['region'] === 'wallonia' ? 'first_lawyer' : 'first_advice';
  const newHome = first === 'ocmw' && mustAskBeforeLeaving(reception) && !isSearching(answers);
  return newHome ? 'first_ocmw_new' : `first_${first}`;
}

/** Whether a residence card may depend on a partner or family: help of the OCMW can then be bad for it. */
function mayDependOnFamily({ papers }: Answers): boolean {
  return papers === 'other' || papers === UNKNOWN;
}

function isSearching({ lease }: Answers): boolean {
  return lease === 'searching' || lease === UNKNOWN;
}

/** The next step, where a day does not say enough. */
function nextStep(answers: Answers, env: FlowEnv, first: RouteId, reception: Reception): string[] {
  if (first === 'loan') return [isSearching(answers) ? 'action_loan_searching' : 'action_loan'];
  if (first !== 'ocmw') return [`action_${first}`];
  if (reception === 'leaving_today') return [isClosed(env.today, env) ? 'action_write' : 'action_proof'];
  if (reception === 'day_unknown') return ['action_reception'];
  if (reception !== 'leaving') return ['action_ask'];
  if (askInBelgiumBy(answers['last_day']!, env).is !== 'ahead') return ['action_write'];
  return isSearching(answers) ? ['action_reception'] : [];
}

/** The day by which a person leaving reception must ask the OCMW (`ocmw.leaving_reception`). The OCMW is open on it. */
function receptionDay(answers: Answers, env: FlowEnv, reception: Reception): OutcomePart[] {
  if (reception === 'day_unknown') return [block('deadline_reception_unknown')];
  if (reception === 'leaving_today') {
    return [block(isClosed(env.today, env) ? 'deadline_reception_closed' : 'deadline_reception_today')];
  }
  if (reception !== 'leaving') return [];
  const by = askInBelgiumBy(answers['last_day']!, env);
  if (by.is !== 'ahead') return [block('deadline_reception_now', legalDay(by.legal))];
  return [block('deadline_reception', dayAndDays(by.day, by.daysLeft)), { calendar: by.day }];
}

/** The day by which to apply for the loan (`loan.lease_age`), where the loan may be possible; null where there is none. */
function loanBy(answers: Answers, env: FlowEnv): UsableDay | null {
  const lease = leaseAge(answers, env);
  if (lease.is !== 'fits' || answers['region'] !== 'flanders' || loanVerdict(answers, env).fit === 'no') return null;
  return lease.by;
}

function loanDay(answers: Answers, env: FlowEnv): OutcomePart[] {
  const by = loanBy(answers, env);
  if (by === null) return [];
  if (by.is !== 'ahead') return [block('deadline_loan_today', legalDay(by.legal))];
  return [block('deadline_loan', dayAndDays(by.day, by.daysLeft)), { calendar: by.day }];
}

/** The day for the loan beside another first way: a screen has one large day. */
function otherLoanDay(id: 'loan_by' | 'loan_day', answers: Answers, env: FlowEnv): BlockUse[] {
  const by = loanBy(answers, env);
  if (by === null) return [];
  return [block(id, { ask_by: { type: 'date', date: by.is === 'ahead' ? by.day : by.legal } })];
}

const legalDay = (day: ISODate): Params => ({ legal_day: { type: 'date', date: day } });
const dayAndDays = (day: ISODate, left: number): Params => ({
  ask_by: { type: 'date', date: day },
  days: { type: 'days', value: left },
});

/** The last legal day, if offices are closed on it. */
const beside = ({ legal, day, is }: UsableDay): BlockUse[] =>
  legal === day || is === 'past' ? [] : [block('legal_day', legalDay(legal))];

function steps(answers: Answers, env: FlowEnv, first: RouteId, reception: Reception): OutcomePart[] {
  const searching = isSearching(answers);
  const parts: OutcomePart[] = [];
  if (first !== 'advice' && mayDependOnFamily(answers)) parts.push(block('card_risk'));
  if (reception === 'leaving_today' && isClosed(env.today, env) && first === 'ocmw') parts.push(block('closed_next'));
  if (first === 'ocmw') parts.push({ ...block(whichOcmw(reception, searching)), factContext: regionOf(answers) });
  if (first === 'ocmw') parts.push(block(searching ? 'steps_ocmw_searching' : 'steps_ocmw_home'));
  else if (first === 'loan') parts.push(block(searching ? 'steps_loan_searching' : 'steps_loan_lease'));
  else parts.push(block(`steps_${first}`));
  if (first === 'advice') parts.push(block('family_aid'));
  if (first !== 'advice' && answers['urgency'] === 'days') parts.push(block('urgent_ocmw'));
  if (first === 'loan') parts.push(block('loan_then_ocmw'));
  return parts;
}

/** Whom to call, by region: a line that finds the right office, or advice; without papers never an authority. */
function callFirst(answers: Answers): string[] {
  const { region } = answers;
  if (answers['papers'] === 'none') return region === 'wallonia' ? ['jrs'] : ['caw', 'jrs'];
  if (region === 'wallonia') return ['caritas'];
  if (region === 'brussels') return ['allo_aide_sociale', 'caw'];
  return region === 'flanders' && !mayDependOnFamily(answers) ? ['line_1700', 'caw'] : ['caw'];
}

/** The region whose facts count and whose language the desk speaks. */
function regionOf(answers: Answers): FactContext {
  const region = answers['region']!;
  return region === UNKNOWN ? {} : { region: region as Region };
}

function whichOcmw(reception: Reception, searching: boolean): string {
  if (mustAskBeforeLeaving(reception)) return searching ? 'which_reception_searching' : 'which_reception';
  if (reception === 'left') return 'which_left';
  return reception === 'maybe' ? 'which_maybe' : 'which_home';
}

function papers(answers: Answers, env: FlowEnv, first: RouteId): BlockUse[] {
  if (first === 'advice') return [];
  const found = [block('papers_ocmw')];
  if (answers['region'] === 'flanders' && loanVerdict(answers, env).fit !== 'no') found.push(block('papers_loan'));
  return found;
}

function paying(answers: Answers, env: FlowEnv): BlockUse[] {
  const region = answers['region']!;
  const signed = answers['signed_on'];
  const on = signed !== undefined && signed !== UNKNOWN ? { on: signed } : {};
  const found = [block('no_cash')];
  if (region !== UNKNOWN) {
    const factContext = { ...regionOf(answers), ...on };
    // For older leases, a guarantee has another maximum than money on an account.
    const most = env.facts.lookup('deposit.max', { today: env.today, ...factContext });
    const older = most.ok && most.value.to !== undefined && most.value.to < env.today;
    found.push({ ...block(older ? `max_older_${region}` : `max_${region}`), factContext });
  }
  return found;
}

/** What rent the amount needs that the landlord asks (`deposit.max`). */
function amountCheck(answers: Answers, env: FlowEnv): BlockUse[] {
  const floor = rentForDeposit(answers, env);
  if (floor === null) return [];
  const params: Params = {
    asked: { type: 'eur', value: Number(answers['asked']) },
    rent: { type: 'eur', value: floor.euro },
  };
  return [{ ...block(`asked_${floor.is}`, params), factContext: regionOf(answers) }];
}

function unsure(answers: Answers, env: FlowEnv, reception: Reception): BlockUse[] {
  const found: BlockUse[] = [];
  const byLaw = reception === 'leaving' ? askInBelgiumBy(answers['last_day']!, env) : loanBy(answers, env);
  if (answers['papers'] !== 'none' && byLaw !== null && byLaw.is === 'ahead') found.push(...beside(byLaw));
  if (answers['papers'] !== 'none') found.push(block('ocmw_decides'), block('appeal'));
  if (answers['region'] === 'flanders') found.push(block('unsure_amounts'));
  if (reception !== 'no') found.push(block('unsure_reception'));
  if (answers['papers'] === 'asylum' && reception !== 'no') found.push(block('unsure_asylum'));
  return [...found, ...doubtsOfRoutes(answers, env)];
}

const REGIONAL_SERVICES: Record<string, readonly string[]> = {
  flanders: ['ocmw', 'woningfonds', 'caw', 'huurdersbond'],
  brussels: ['ocmw', 'fonds_brussels', 'allo_aide_sociale'],
  wallonia: ['ocmw', 'swcs'],
  [UNKNOWN]: ['ocmw', 'line_1700', 'caw'],
};

function services(answers: Answers, first: RouteId): string[] {
  const regional = REGIONAL_SERVICES[answers['region']!]!;
  return [
    ...(answers['who'] === 'minor' ? ['dienst_voogdij'] : []),
    ...(first === 'advice' ? ['bjb', 'caw', 'eerstelijn'] : []),
    ...regional.filter((id) => first !== 'advice' || id !== 'caw'),
  ];
}

function related(answers: Answers, reception: Reception): string[] {
  return [
    ...(answers['papers'] === 'none' ? ['stay.family-help'] : []),
    'deposit.ocmw',
    answers['region'] === 'flanders' ? 'deposit.loan' : 'deposit.other-region',
    'deposit.scam',
    'deposit.rules',
    ...(answers['lease'] === 'searching' ? ['housing.search'] : []),
    ...(reception === 'no' ? [] : ['housing.leaving-reception']),
  ];
}
