import { z } from 'zod/v4';

import { LANGS } from '../../model/lang.js';

/** The form of content/terms.yaml and content/terms-due.yaml. */

const words = z.array(z.string().min(2)).min(1);

const term = z.strictObject({
  /** The concept's one name in this language. */
  name: z.string().min(2),
  /** As it stands on Belgian papers and at the desk: beside the name where a text first uses it. */
  official: z.string().min(2).optional(),
  /** What it is, in everyday words, for whoever writes. */
  means: z.string().min(2).optional(),
  /** Other forms of the name (plurals), where the check has to know them. */
  forms: words.optional(),
  /** Other words for the same, which our texts do not use. */
  not: words.optional(),
});
export type Term = z.infer<typeof term>;

const concept = z.string().regex(/^[a-z][a-z0-9_]*$/);
/** Concepts by id, each with its name in every language that is whole, and in others as far as they have it. */
export const termsSchema = z.record(concept, z.partialRecord(z.enum(LANGS), term));
export type Terms = z.infer<typeof termsSchema>;

/** Topics by language and concept, whose text first uses the name without its official form. */
export const termsDueSchema = z.partialRecord(z.enum(LANGS), z.record(concept, words));
export type TermsDue = z.infer<typeof termsDueSchema>;
