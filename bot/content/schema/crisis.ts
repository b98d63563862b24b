import { z } from 'zod/v4';

import { PLANNED_LANGS } from '../../model/lang.js';
import { entries } from './concepts.js';

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

/** Phrases that may mean nothing, per language: content/crisis/vague.yaml. */
export const vagueSchema = z.partialRecord(z.enum(PLANNED_LANGS), z.partialRecord(z.enum(CRISIS_TOPICS), crisisTexts));

export type CrisisTexts = z.infer<typeof crisisSchema>;

/** Concepts and the beginnings of words that stand for them: content/crisis/lexicon/<lang>.yaml. */
export const lexiconSchema = z.record(z.string().regex(/^[A-Z]+$/, 'capitals'), entries);

const lines = z.array(z.string().min(1)).default([]);
/** Ordinary messages, and parts to put some together from: content/crisis/ordinary/<lang>.yaml. */
export const ordinarySchema = z.strictObject({
  everyday: lines,
  near: lines,
  short: lines,
  story: lines,
  sentence: lines,
  romanised: lines,
  keywords: lines,
  frames: lines,
  things: lines,
  pframes: lines,
  persons: lines,
  context: lines,
  closing: lines,
});

/** From which urgency on a message brings help, by language: content/crisis/thresholds.yaml. */
export const thresholdsSchema = z.partialRecord(
  z.enum([...PLANNED_LANGS, 'rom']),
  z.strictObject({ banner: z.number(), takeover: z.number() }),
);
