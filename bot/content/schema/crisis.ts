import { z } from 'zod/v4';

import { PLANNED_LANGS } from '../../model/lang.js';

/** The form of the files under content/crisis/. */

/** The topics that crisis phrases lead to. */
export const CRISIS_TOPICS = [
  'safety.danger',
  'safety.violence',
  'safety.suicide',
  'safety.child',
  'safety.exploitation',
  'housing.homeless',
] as const;

const crisisTexts = z.array(z.string().min(2)).min(1);
/** What people in a crisis type, per language: content/crisis/<lang>.yaml. */
export const crisisSchema = z.strictObject(
  Object.fromEntries(CRISIS_TOPICS.map((topic) => [topic, crisisTexts])) as Record<
    (typeof CRISIS_TOPICS)[number],
    typeof crisisTexts
  >,
);

/** Whole messages, in a crisis and not. Danger detection learns from them: content/crisis/messages/<lang>.yaml. */
export const crisisMessagesSchema = z.strictObject({ crisis: crisisSchema, everyday: crisisTexts });

const signs = z.partialRecord(z.enum(CRISIS_TOPICS), crisisTexts).default({});
/** Signs after which the guide asks one gentle question, per language: content/crisis/signs.yaml. */
export const signsSchema = z.partialRecord(z.enum(PLANNED_LANGS), z.strictObject({ words: signs, vague: signs }));

export type Signs = z.infer<typeof signsSchema>;
export type CrisisTexts = z.infer<typeof crisisSchema>;
export type CrisisMessages = z.infer<typeof crisisMessagesSchema>;
