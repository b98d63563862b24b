import { z } from 'zod/v4';

/** Entries of words. `readLexicon` (bot/matcher/concepts) says how each is matched. */
export const entries = z.array(z.string().min(1)).min(1);

/** The groups of concepts of questions, in the order of the files. */
export const CONCEPT_GROUPS = ['who', 'act', 'thing', 'time', 'authority', 'polarity'] as const;

const concepts = z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'small letters and hyphens'), entries);

/** Concepts of questions and the words that stand for them, in groups: content/concepts/<lang>.yaml. */
export const conceptsSchema = z.strictObject(
  Object.fromEntries(CONCEPT_GROUPS.map((group) => [group, concepts])) as Record<
    (typeof CONCEPT_GROUPS)[number],
    typeof concepts
  >,
);

export type ConceptsFile = z.infer<typeof conceptsSchema>;
