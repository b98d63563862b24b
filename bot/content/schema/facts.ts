import { z } from 'zod/v4';

import { isoDate, region, source } from './parts.js';

/** The form of content/facts.yaml. What must hold between the values of a fact is the business of `checkFacts`. */

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
  /** A rule or term of law, an amount that follows an index, or what an office does or offers. */
  kind: z.enum(['statute', 'indexed', 'practice']),
  status: z.enum(['in_force', 'suspended', 'announced', 'disputed']),
  /** First day on which the status holds; before it the fact was in force. */
  status_from: isoDate.optional(),
  /** Of an indexed amount: the first day on which a newer step of the index can hold. */
  next_step: isoDate.optional(),
  checked_on: isoDate,
  check_by: isoDate,
  values: z
    .array(
      z.strictObject({
        from: isoDate,
        to: isoDate.optional(),
        /** A citation of law is written in both languages of the law. */
        value: z.union([z.number(), z.string(), z.boolean(), z.strictObject({ nl: z.string(), fr: z.string() })]),
        region: region.optional(),
        source,
        confidence: z.enum(['high', 'medium']),
        /** Why nothing is said of the days between the value before (of the same region) and this one. */
        gap: z.string().min(10).optional(),
        /** Why it differs so much from the value before (of the same region). */
        jump: z.string().min(10).optional(),
      }),
    )
    .min(1),
});
export const factsSchema = z.array(factSchema);
