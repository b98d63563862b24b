import { z } from 'zod/v4';

import type { CloseGroup } from '../../model/close.js';
import { styleOf } from '../../model/form.js';
import { FOLD_ROLES, ROLES } from '../../model/roles.js';
import { PICTOS, type Tile } from '../../model/tile.js';
import type { Topic, TopicBlock } from '../../model/topic.js';
import { OTHER_VOICES } from '../../model/voice.js';
import { isoDate, region, source, topicId } from './parts.js';

/** The schemas of topics, of their words, and of the files that name topics. */

const blockId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _');
const blockStyle = z.enum(['text', 'lead', 'deadline', 'steps', 'list', 'warning', 'note', 'crisis']);
const blockSpec = z
  .strictObject({
    id: blockId,
    /** How it looks, in the old form. */
    style: blockStyle.optional(),
    /** What it says, in the new form: the shape of the reply then gives the order. */
    role: z.enum(ROLES).optional(),
    /** The fold it stands in; absent: in view. */
    fold: blockId.optional(),
    /** The facts that the block depends on. If one has no value today, "check here" is shown instead. */
    facts: z.array(z.string()).default([]),
    /** The region for facts that differ by region. */
    region: region.optional(),
    /** The block begins a new message. */
    new_message: z.boolean().default(false),
    /** The readers who read other words here: those of `<id>_<voice>`. */
    voices: z.array(z.enum(OTHER_VOICES)).default([]),
  })
  .refine(({ style, role }) => style === undefined || role === undefined, 'a block has a style or a role, not both');

export const topicSchema = z.strictObject({
  kind: z.enum(['flow', 'answer', 'crisis', 'meta']),
  area: z.enum(['reunification', 'arrival', 'housing', 'support', 'safety', 'no-residence', 'papers', 'meta']),
  /** Links to a sensitive topic must not carry a person's answers. */
  sensitive: z.boolean().default(false),
  /** The answer's blocks in order. For a flow: all blocks that its outcomes use. */
  blocks: z.array(blockSpec).default([]),
  /** The folds of the new form, by id, and what each is for. */
  folds: z.record(blockId, z.enum(FOLD_ROLES)).default({}),
  /** The fold that a minor, a helper … reads first, open. */
  voices: z.partialRecord(z.enum(OTHER_VOICES), blockId).default({}),
  /** The lines to call, first the one for this matter; in danger the emergency number before it. */
  call: z.array(z.string()).default([]),
  services: z.array(z.string()).default([]),
  related: z.array(topicId).default([]),
  /** The facts that the desk card depends on. Its words stand under `card:`. */
  card: z.strictObject({ facts: z.array(z.string()).default([]) }).optional(),
  /**
   * The topics that are passed on most often. Their links and QR codes stand on one page, `/{lang}/{topic}/hand-out`.
   */
  hand_out: z.array(topicId).default([]),
  /** Sources for statements that have no fact of their own. */
  sources: z.array(source.extend({ checked_on: isoDate })).default([]),
});

/**
 * A topic as the program uses it: what a block looks like follows from its role where it has one, and a block has one
 * more of each voice that it names.
 */
export function topicOf(id: string, { blocks, ...rest }: z.infer<typeof topicSchema>): Topic {
  return {
    ...rest,
    id,
    blocks: blocks.flatMap(({ voices, ...block }): TopicBlock[] => {
      const style = block.style ?? (block.role === undefined ? 'text' : styleOf(block.role));
      const plain = { ...block, style };
      return [plain, ...voices.map((voice) => ({ ...plain, id: `${block.id}_${voice}`, voice, instead: block.id }))];
    }),
  };
}

/** The current id of a topic, by an old or short id. */
export const redirectsSchema = z.record(z.string().regex(/^[a-z]+([.-][a-z]+)*$/, 'small letters, . and -'), topicId);

/** Most tiles that stand on the first screen of a phone beside the languages and the question. */
const MOST_TILES = 5;

const tile = z.strictObject({
  /** The tile's drawing. Its words stand in `locales/`, under `first.tiles`. */
  picto: z.enum(PICTOS),
  /** What it opens: an area or a topic. */
  opens: z.string().regex(/^(menu:[a-z-]+|topic:[a-z]+\.[a-z-]+)$/, 'menu:AREA or topic:ID'),
}) satisfies z.ZodType<Tile>;

/** content/menu.yaml: the first page, and areas with their topics, in the order of the menus. */
export const menuSchema = z.strictObject({
  /** The tiles of the first page. */
  first: z.array(tile).min(1).max(MOST_TILES),
  /** The dialogs at the start of Teams' search. */
  dialogs: z.array(topicId),
  /** The topics of each area, by the area's id. */
  areas: z.record(z.string(), z.array(topicId)),
});
export type Menu = z.infer<typeof menuSchema>;

/** Pairs of topics about which people ask in almost the same words: content/confusable.yaml. */
export const confusableSchema = z.array(z.tuple([topicId, topicId]));

/**
 * content/close.yaml: topics that messages often fit equally well. The question that tells them apart stands in
 * `locales/`, under `which.groups`, by the group's id.
 */
export const closeSchema = z.array(
  z.strictObject({ id: blockId, topics: z.array(topicId).min(2) }),
) satisfies z.ZodType<CloseGroup[]>;

/** Words: one string, or one per plural form of the language, chosen by the parameter `count`. */
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
  /** The question as it is asked of a person who helps somebody. */
  helper: text.optional(),
  /** Why the question is asked. */
  why: text,
  /** Where the day that is asked for is written; only for a question about a day. */
  where: text.optional(),
  /** A short name of the question, for "change an answer". */
  short: text,
  options: z.record(blockId, option).default({}),
  too_early: text.optional(),
  too_late: text.optional(),
});

export const wordsSchema = z.strictObject({
  /** Authors raise it when the meaning changes, for whoever compares two editions. Stale translations are found by stamps. */
  version: z.number().int().min(1),
  title: z.string().min(1),
  /** The topic's need in a few everyday words, as the person would say it: what a button says that offers it as a guess. */
  told_as: z.string().min(1).optional(),
  review: z.strictObject({ status: z.enum(['draft', 'machine', 'checked']), on: isoDate }),
  /** One line for menus and search results. */
  summary: text,
  blocks: z.record(blockId, z.union([text, list])).default({}),
  /** Titles of the topic's folds: a question of the reader's, or a thing. */
  folds: z.record(blockId, text).default({}),
  /** What the person asks at the desk, as a full polite sentence. `{language}` is the name of the person's language. */
  card: text.optional(),
  questions: z.record(blockId, question).default({}),
  /** Short labels that outcomes use: titles of routes, verdicts. */
  labels: z.record(blockId, text).default({}),
  /** Keywords for the matcher: single words or short expressions, as people type them. */
  keywords,
  /** Questions as people type them. */
  examples: z.array(z.string().min(1)),
  /** In a translation: the hash of each source text that was translated. `npm run content:stamp` writes it. */
  source: z.record(z.string(), z.string()).optional(),
});

export type TopicWords = z.infer<typeof wordsSchema>;
export type Words = z.infer<typeof text>;
