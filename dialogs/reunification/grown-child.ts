import { addMonths } from '../../bot/model/calendar.js';
import type { FlowEnv } from '../../bot/model/flow.js';
import { fileAbroadBy, type UsableDay } from '../days.js';
import type { Sponsor } from './policy.js';

/** The days by which a child must file who turned eighteen during the parent's procedure. */
export interface GrownChildTerms {
  /** Three months from the parent's status: the term in the judgment (`family.grown_child_term`). */
  safe: UsableDay;
  /** Twelve months, which the Immigration Office applied in 2023 (`family.grown_child_term_dvz`); null if not known. */
  arguable: UsableDay | null;
}

/**
 * A child who was under eighteen when the parent, now a refugee, asked for asylum keeps the right of a minor child
 * (CJEU 1 August 2022, C-279/20; `family.grown_child`). The judgment does not cover other statuses; for them the same
 * days are safe. Null if the fact has no value today.
 */
export function grownChildTerms({ granted }: Sponsor, env: FlowEnv): GrownChildTerms | null {
  const months = env.facts.number('family.grown_child_term', env);
  if (months === null) return null;
  const longer = env.facts.number('family.grown_child_term_dvz', env);
  return {
    safe: fileAbroadBy(addMonths(granted, months), env),
    arguable: longer === null ? null : fileAbroadBy(addMonths(granted, longer), env),
  };
}
