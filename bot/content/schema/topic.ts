import { z } from 'zod/v4';

import type { Topic } from '../../model/topic.js';
import { isoDate, region, source, topicId } from './parts.js';

/** The form of a topic, of its words, and of the files that name topics. */

const blockId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _');
const blockStyle = z.enum(['text', 'lead', 'deadline', 'steps', 'list', 'warning', 'note', 'crisis']);
const blockSpec = z.strictObject({
  id: blockId,
  style: blockStyle.default('text'),
  /** The facts the block stands on; where one has no value today, "check here" is shown instead. */
  facts: z.array(z.string()).default([]),
  /** Region for facts that differ by region. */
  region: region.optional(),
  /** Begins a new message. */
  new_message: z.boolean().default(false),
});

export const topicSchema = z.strictObject({
  kind: z.enum(['flow', 'answer', 'crisis', 'meta']),
  area: z.enum(['reunification', 'arrival', 'housing', 'support', 'safety', 'no-residence', 'meta']),
  /** Links to a sensitive topic carry no more than its start. */
  sensitive: z.boolean().default(false),
  /** The answer's blocks in order. A flow lists the blocks that its outcomes are made of. */
  blocks: z.array(blockSpec).default([]),
  services: z.array(z.string()).default([]),
  related: z.array(topicId).default([]),
  /** A card to show at a desk, whose words stand under `card:`; the facts it stands on. */
  card: z.strictObject({ facts: z.array(z.string()).default([]) }).optional(),
  /** Topics handed on most often: their links and QR codes stand together on a page, `/{lang}/{topic}/hand-out`. */
  hand_out: z.array(topicId).default([]),
  /** Sources of what is told without a fact of its own. */
  sources: z.array(source.extend({ checked_on: isoDate })).default([]),
}) satisfies z.ZodType<Omit<Topic, 'id'>>;

/** A topic's id of today by an old or short one. */
export const redirectsSchema = z.record(z.string().regex(/^[a-z]+([.-][a-z]+)*$/, 'small letters, . and -'), topicId);

/** The order of menus: content/menu.yaml. Areas and their topics in the order in which they are shown. */
export const menuSchema = z.strictObject({
  /** The dialogs with which a menu begins. */
  dialogs: z.array(topicId),
  /** The topics of each area, by its id. */
  areas: z.record(z.string(), z.array(topicId)),
});
export type Menu = z.infer<typeof menuSchema>;

/** Pairs of topics that are asked about in much the same words: content/confusable.yaml. */
export const confusableSchema = z.array(z.tuple([topicId, topicId]));

/** Words: one string, or one per plural category of the language, chosen by the parameter `count`. */
const text = z.union([
  z.string().min(1),
  z.strictObject({
    zero: z.string().optional(),
    one: z.string().optional(),
    two: z.string().optional(),
    few: z.string().optional(),
    many: z.string().optional(),
    other: z.string(),
  }),
]);
const list = z.strictObject({ title: text.optional(), items: z.array(text).min(1) });
const keywords = z.array(z.string().min(1));
const option = z.strictObject({ label: text, keywords: keywords.default([]) });
const question = z.strictObject({
  text,
  /** Why it is asked. */
  why: text,
  /** Short name of the question, for "change an answer". */
  short: text,
  options: z.record(blockId, option).default({}),
  too_early: text.optional(),
  too_late: text.optional(),
});

export const wordsSchema = z.strictObject({
  /** Raised when the meaning changes; a translation of an older version is stale. */
  version: z.number().int().min(1),
  title: z.string().min(1),
  review: z.strictObject({ status: z.enum(['draft', 'machine', 'checked']), on: isoDate }),
  /** One line for menus and search results. */
  summary: text,
  blocks: z.record(blockId, z.union([text, list])).default({}),
  /** What the person asks at the desk, politely and whole; `{language}` names the reader's language. */
  card: text.optional(),
  questions: z.record(blockId, question).default({}),
  /** Short labels that outcomes use: titles of routes, verdicts. */
  labels: z.record(blockId, text).default({}),
  /** Curated keywords for the matcher: single words or short fixed expressions, as people type them. */
  keywords,
  /** Questions as people type them. */
  examples: z.array(z.string().min(1)),
  /** In a translation: the hash of each source text it was made from; written by `npm run content:stamp`. */
  source: z.record(z.string(), z.string()).optional(),
});

export type TopicWords = z.infer<typeof wordsSchema>;
export type Words = z.infer<typeof text>;
