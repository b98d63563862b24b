import { addMonths } from '../../bot/model/calendar.js';
import type { Region } from '../../bot/model/facts.js';
import { type Answers, type FlowEnv, UNKNOWN } from '../../bot/model/flow.js';
import { askInBelgiumBy, type UsableDay } from '../days.js';

/**
 * The rules that choose a route to the rental deposit. Pure functions of the answers, the facts and today. Names in
 * backticks with a dot are facts of `content/facts.yaml`, where their sources stand.
 */

export type RouteId = 'ocmw' | 'loan' | 'brussels' | 'wallonia' | 'advice';
export type Fit = 'possible' | 'ask' | 'no';

/** How well a route fits, and the blocks that say why. */
export interface Verdict {
  fit: Fit;
  because: string[];
}

export type Reception = 'leaving' | 'leaving_today' | 'day_unknown' | 'left' | 'maybe' | 'no';

/**
 * The person's position in reception. A person who leaves a reception structure asks the OCMW of the municipality of
 * the new home, at the latest on the last day in reception: art. 2 § 8 of the Act of 2 April 1965
 * (`ocmw.leaving_reception`). After that day, and for everybody else, the OCMW of the place where the person really
 * lives is competent (`ocmw.competent`).
 */
export function receptionOf(answers: Answers, env: FlowEnv): Reception {
  if (answers['reception'] === UNKNOWN) return 'maybe';
  if (answers['reception'] !== 'yes') return 'no';
  const lastDay = answers['last_day'];
  if (lastDay === undefined || lastDay === UNKNOWN) return 'day_unknown';
  if (lastDay < env.today) return 'left';
  return lastDay === env.today ? 'leaving_today' : 'leaving';
}

/** Whether the OCMW must be asked before a day in the future, even if that day is not known. */
export function mustAskBeforeLeaving(reception: Reception): boolean {
  return reception === 'leaving' || reception === 'leaving_today' || reception === 'day_unknown';
}

export type LeaseAge =
  { is: 'fits'; by: UsableDay } | { is: 'too_old' | 'too_early' | 'date_unknown' | 'cannot_say' | 'none' };

/**
 * Whether the lease is recent enough for the loan of the Vlaams Woningfonds: signed at most three months before the
 * request (`loan.lease_age`), and not before 1 January 2019 (`loan.lease_from`): Decision of the Flemish Government of
 * 7 December 2018, now the Flemish Housing Code, arts. 5.72 to 5.74. The last day to apply is the same day of the month
 * three months after signing, or that month's last day.
 */
export function leaseAge(answers: Answers, env: FlowEnv): LeaseAge {
  if (answers['lease'] !== 'signed') return { is: 'none' };
  const signed = answers['signed_on'];
  if (signed === undefined || signed === UNKNOWN) return { is: 'date_unknown' };
  const months = env.facts.number('loan.lease_age', env);
  const earliest = env.facts.day('loan.lease_from', env);
  if (months === null || earliest === null) return { is: 'cannot_say' };
  if (signed < earliest) return { is: 'too_early' };
  const by = askInBelgiumBy(addMonths(signed, months), env);
  return by.is === 'past' ? { is: 'too_old' } : { is: 'fits', by };
}

/** Whether a rule was checked recently enough to exclude a person by it. If not, the verdict is "ask". */
function stands(rule: string, env: FlowEnv): boolean {
  return env.facts.lookup(rule, env).ok;
}

/** A route that one rule excludes. The block `because` says so. */
function excluded(because: string, rule: string, env: FlowEnv): Verdict {
  return { fit: stands(rule, env) ? 'no' : 'ask', because: [because] };
}

/**
 * Help of the OCMW/CPAS, in every region, for people who really live in Belgium, are in need and cannot pay the deposit
 * (`ocmw.deposit_tests`). It decides case by case. Without legal residence, help is in principle limited to urgent
 * medical help (`ocmw.no_papers`).
 */
export function ocmwVerdict(answers: Answers, env: FlowEnv): Verdict {
  if (answers['papers'] === 'none') return excluded('ocmw_no_papers', 'ocmw.no_papers', env);
  return { fit: 'possible', because: [] };
}

/**
 * The loan of the Vlaams Woningfonds. It requires registration in the population or aliens' register or on a reference
 * address (`loan.register`), no arrears on another loan (`loan.no_arrears`), and a lease not older than three months.
 * Not confirmed, so "ask": a minimum age, and people in the waiting register (`loan.waiting_register`). A living wage
 * is below every income ceiling that we found (`loan.living_wage_fits`).
 */
export function loanVerdict(answers: Answers, env: FlowEnv): Verdict {
  const no: string[] = [];
  const ask: string[] = [];
  if (answers['papers'] === 'none') (stands('loan.register', env) ? no : ask).push('loan_no_papers');
  if (answers['arrears'] === 'yes') (stands('loan.no_arrears', env) ? no : ask).push('loan_no_arrears');
  const lease = leaseAge(answers, env).is;
  if (lease === 'too_old') no.push('loan_no_lease_old');
  if (lease === 'too_early') no.push('loan_no_lease_before');
  if (lease === 'date_unknown') ask.push('loan_ask_date');
  if (lease === 'cannot_say') ask.push('loan_ask_lease');
  if (answers['papers'] === 'asylum') ask.push('loan_ask_asylum');
  if (answers['papers'] === UNKNOWN) ask.push('loan_ask_papers');
  if (answers['arrears'] === UNKNOWN) ask.push('loan_ask_arrears');
  if (answers['who'] === 'minor') ask.push('loan_ask_minor');
  if (answers['income'] === 'none') ask.push('loan_ask_income');
  if (no.length > 0) return { fit: 'no', because: no };
  if (ask.length > 0) return { fit: 'ask', because: ask };
  return {
    fit: 'possible',
    because: [
      ...(answers['papers'] === 'protection' ? ['loan_protection'] : []),
      ...(answers['income'] === 'living_wage' ? ['loan_living_wage'] : []),
    ],
  };
}

/**
 * The fund of the Brussels Region: from 18 years on (`brussels.adult`). We do not know whom its rule about papers
 * excludes.
 */
export function brusselsVerdict(answers: Answers, env: FlowEnv): Verdict {
  if (answers['who'] === 'minor') return excluded('brussels_minor', 'brussels.adult', env);
  const papers = answers['papers'];
  if (papers === 'none' || papers === 'asylum' || papers === UNKNOWN)
    return { fit: 'ask', because: ['fund_ask_papers'] };
  return { fit: 'possible', because: answers['income'] === 'none' ? ['brussels_other_fund'] : [] };
}

/**
 * The loan of the Walloon SWCS. The lease must be signed after the loan contract (`wallonia.lease_after`). The fund
 * asks for unlimited residence (`wallonia.unlimited`), which people with protection do not have in their first years.
 */
export function walloniaVerdict(answers: Answers, env: FlowEnv): Verdict {
  const ask: string[] = [];
  if (answers['papers'] === 'none') return excluded('wallonia_unlimited', 'wallonia.unlimited', env);
  if (answers['papers'] !== 'unlimited') ask.push('wallonia_unlimited');
  if (answers['lease'] === 'signed') ask.push('wallonia_signed');
  if (answers['who'] === 'minor') ask.push('fund_ask_minor');
  if (answers['income'] === 'none') ask.push('fund_ask_income');
  return ask.length > 0 ? { fit: 'ask', because: ask } : { fit: 'possible', because: [] };
}

/** The routes in the region of the new home, and how well each fits. Help of the OCMW exists in every region. */
export function routes(answers: Answers, env: FlowEnv): { id: Exclude<RouteId, 'advice'>; verdict: Verdict }[] {
  const ocmw = { id: 'ocmw', verdict: ocmwVerdict(answers, env) } as const;
  switch (answers['region']) {
    case 'flanders':
      return [ocmw, { id: 'loan', verdict: loanVerdict(answers, env) }];
    case 'brussels':
      return [ocmw, { id: 'brussels', verdict: brusselsVerdict(answers, env) }];
    case 'wallonia':
      return [ocmw, { id: 'wallonia', verdict: walloniaVerdict(answers, env) }];
    default:
      return [ocmw];
  }
}

/**
 * The route to begin with. This is the guide's own choice, not law. A regional loan for a person with an income to
 * repay it, some time, and no deadline of reception. Advice first for a person without papers. Else the OCMW, which
 * looks at the whole situation.
 */
export function firstRoute(answers: Answers, env: FlowEnv): RouteId {
  if (answers['papers'] === 'none') return 'advice';
  const [, regional] = routes(answers, env);
  const earns = answers['income'] === 'work' || answers['income'] === 'other';
  const hasTime = answers['urgency'] !== 'days' && !mustAskBeforeLeaving(receptionOf(answers, env));
  return regional?.verdict.fit === 'possible' && earns && hasTime ? regional.id : 'ocmw';
}

/**
 * The most that a landlord may ask today as a deposit, in months of rent (`deposit.max`), where a lease is still to be
 * signed and the region is known; else null.
 */
export function depositCap(answers: Answers, env: FlowEnv): number | null {
  const { region, lease } = answers;
  if (lease !== 'draft' || region === undefined || region === UNKNOWN) return null;
  return env.facts.number('deposit.max', { today: env.today, region: region as Region });
}

/** The rent from which a deposit is allowed, in whole euro: at least so much if it divides evenly, else more than that. */
export interface RentFloor {
  euro: number;
  is: 'at_least' | 'more_than';
}

/**
 * The rent that a deposit of so much needs: the amount divided by the months that are allowed (`deposit.max`), rounded
 * down. Null where the amount or the maximum is not known. It holds whatever the cents: whoever pays less rent than this
 * is asked too much.
 */
export function rentForDeposit(answers: Answers, env: FlowEnv): RentFloor | null {
  const { asked } = answers;
  const months = depositCap(answers, env);
  if (months === null || asked === undefined || asked === UNKNOWN) return null;
  const euro = Number(asked);
  return { euro: Math.floor(euro / months), is: euro % months === 0 ? 'at_least' : 'more_than' };
}
