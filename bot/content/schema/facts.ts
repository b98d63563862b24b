import { z } from 'zod/v4';

import { isoDate, region, source } from './parts.js';

/** The schema of content/facts.yaml. `checkFacts` checks what must hold between the values of a fact. */

const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/, 'an id such as deposit.max'),
  description: z.string().min(10),
  unit: z.enum([
    'day',
    'working_day',
    'week',
    'month',
    'year',
    'age',
    'eur',
    'percent',
    'square_metre',
    'count',
    'date',
    'law',
    'rule',
  ]),
  /** A rule or term of law; an amount that follows an index; what an office does or offers. */
  kind: z.enum(['statute', 'indexed', 'practice']),
  status: z.enum(['in_force', 'suspended', 'announced', 'disputed']),
  /** The first day of the current status. Before it, the fact was in force. */
  status_from: isoDate.optional(),
  /** For an indexed amount: the first day on which the index may raise it. */
  next_step: isoDate.optional(),
  checked_on: isoDate,
  check_by: isoDate,
  values: z
    .array(
      z.strictObject({
        from: isoDate,
        to: isoDate.optional(),
        /** A citation of law, in both languages of the law. */
        value: z.union([z.number(), z.string(), z.boolean(), z.strictObject({ nl: z.string(), fr: z.string() })]),
        region: region.optional(),
        source,
        confidence: z.enum(['high', 'medium']),
        /** Why there is no value for the days between the previous value (of the same region) and this one. */
        gap: z.string().min(10).optional(),
        /** Why the value differs so much from the previous one (of the same region). */
        jump: z.string().min(10).optional(),
      }),
    )
    .min(1),
});
export const factsSchema = z.array(factSchema);
