import type { ISODate } from '../../bot/model/calendar.js';
import { mayBeHigher } from '../../bot/model/facts.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import type { Regime } from './policy.js';

export interface Threshold {
  /** Net income per month in euro, to the cent. */
  amount: number;
  /** The day from which the indexed amount holds. */
  since: ISODate;
  /** Whether the index may have raised it since. Then it is shown as "at least". */
  atLeast: boolean;
}

/**
 * The income required if `persons` family members join, for a request filed on a day. It is computed from two indexed
 * amounts. Old rules: 120 % of the living wage of category 3, for any number of persons (Residence Act, art. 10 § 5, as
 * it was; `living_wage.family`, `income.old_percent`). New rules, and the stricter ones for subsidiary protection: 110
 * % of the guaranteed average minimum monthly income for the first person, and 10 points more for each further one,
 * without a maximum (`income.minimum`, `income.new_percent`, `income.new_step`). Null if a fact has no value for that
 * day.
 */
export function incomeThreshold(
  rules: Exclude<Regime, 'unsettled'>,
  persons: number,
  filing: ISODate,
  env: FlowEnv,
): Threshold | null {
  const at = { today: env.today, on: filing };
  const series = rules === 'old' ? 'living_wage.family' : 'income.minimum';
  const step = env.facts.lookup(series, at);
  const percent = percentOf(rules, persons, filing, env);
  if (percent === null || !step.ok || typeof step.value.value !== 'number') return null;
  const { value, from } = step.value;
  return {
    amount: Math.round(value * percent) / 100,
    since: from,
    atLeast: mayBeHigher(step.fact, filing),
  };
}

function percentOf(rules: Regime, persons: number, filing: ISODate, env: FlowEnv): number | null {
  const at = { today: env.today, on: filing };
  if (rules === 'old') return env.facts.number('income.old_percent', at);
  const first = env.facts.number('income.new_percent', at);
  const more = env.facts.number('income.new_step', at);
  return first === null || more === null ? null : first + more * (persons - 1);
}
