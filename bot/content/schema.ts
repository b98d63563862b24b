import { z } from 'zod/v4';

import { isISODate } from '../core/calendar.js';
import { PLANNED_LANGS } from '../core/lang.js';

/** The form of every content file. Editors get the same from `npm run content:schemas`. */

const isoDate = z.string().refine(isISODate, 'a real day written YYYY-MM-DD');
const url = z.string().regex(/^https:\/\/\S+$/, 'an address that begins with https://');
/** The id of a topic, which is the name of its files. */
export const topicId = z.string().regex(/^[a-z]+(\.[a-z]+(-[a-z]+)*)$/, 'an id such as deposit.other-region');
const blockId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _');
const region = z.enum(['flanders', 'brussels', 'wallonia']);
const confidence = z.enum(['high', 'medium']);
/** `low` is for websites alone: a number nobody could confirm is not shown. */
const anyConfidence = z.enum(['high', 'medium', 'low']);
/** `url` is left out only for a printed source. */
const source = z.strictObject({ publisher: z.string().min(1), url: url.optional(), date: z.string().optional() });

export const factSchema = z.strictObject({
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
  status: z.enum(['in_force', 'suspended', 'announced', 'disputed']),
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
        confidence,
      }),
    )
    .min(1),
});
export const factsSchema = z.array(factSchema);

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30');
const opening = z
  .strictObject({
    days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1),
    from: clock,
    to: clock,
    /** Also on public holidays. */
    on_holidays: z.boolean().optional(),
  })
  .refine(({ from, to }) => from < to, 'the end lies before the begin; divide a night at 24:00');
/** `always`: day and night. */
const hours = z.union([z.literal('always'), z.array(opening).min(1)]);
const channel = z.strictObject({
  kind: z.enum(['phone', 'web', 'chat', 'email', 'address']),
  value: z.string().min(2),
  confidence: anyConfidence,
  /** Where this way in keeps other hours than the service. */
  hours: hours.optional(),
});

export const serviceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    /** The organisation's own name, in the languages it uses itself. `en` is shown to readers of other languages. */
    name: z.strictObject({ nl: z.string(), fr: z.string().optional(), en: z.string().optional() }),
    /** Helps in danger: checked every 30 days, not every 90. */
    crisis: z.boolean().default(false),
    /** The emergency and national crisis numbers: shown whatever their age, so that nobody is left without one. */
    national: z.boolean().default(false),
    /** Decides about people; is not confidential. */
    authority: z.boolean().default(false),
    regions: z.array(z.union([region, z.literal('belgium')])).min(1),
    languages: z.array(z.string().min(2)),
    interpreter: z.boolean().default(false),
    cost: z.enum(['free', 'normal_rate', 'fee', 'ask']),
    without_papers: z.enum(['yes', 'no', 'ask']),
    channels: z.array(channel).default([]),
    /** Services through which this one is reached, where it has no public contact of its own or should not be called first. */
    via: z.array(z.string()).default([]),
    /** Of its phone or desk. Absent: not known. */
    hours: hours.optional(),
    source,
    checked_on: isoDate,
    check_by: isoDate,
    confidence: anyConfidence,
  })
  .refine(({ channels, via }) => channels.length + via.length > 0, 'no way to reach it: give "channels" or "via"');
export const servicesSchema = z.array(serviceSchema);

/** Names of places in other languages and scripts: content/places.yaml. */
export const placesSchema = z.array(z.strictObject({ region, names: z.array(z.string().min(2)).min(1) }));

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
});

/** A topic's id of today by an old or short one. */
export const redirectsSchema = z.record(z.string().regex(/^[a-z]+([.-][a-z]+)*$/, 'small letters, . and -'), topicId);

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
  hint: text.optional(),
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

/** Whole messages, in a crisis and not, that likeness is learnt from: content/crisis/messages/<lang>.yaml. */
export const crisisMessagesSchema = z.strictObject({ crisis: crisisSchema, everyday: crisisTexts });

const signs = z.partialRecord(z.enum(CRISIS_TOPICS), crisisTexts).default({});
/** Signs that are worth one gentle question, per language: content/crisis/signs.yaml. */
export const signsSchema = z.partialRecord(z.enum(PLANNED_LANGS), z.strictObject({ words: signs, vague: signs }));

/** Pairs of topics that are asked about in much the same words: content/confusable.yaml. */
export const confusableSchema = z.array(z.tuple([topicId, topicId]));

/** What a service is for, per language: content/<lang>/services.yaml. */
export const serviceWordsSchema = z.record(
  z.string(),
  z.strictObject({ what: z.string().min(1), note: z.string().optional() }),
);

export type PlaceNames = z.infer<typeof placesSchema>[number];
export type Service = z.infer<typeof serviceSchema>;
export type Topic = z.infer<typeof topicSchema> & { id: string };
export type TopicWords = z.infer<typeof wordsSchema>;
export type Words = z.infer<typeof text>;
export type Signs = z.infer<typeof signsSchema>;
export type CrisisTexts = z.infer<typeof crisisSchema>;
export type CrisisMessages = z.infer<typeof crisisMessagesSchema>;
export type ServiceWords = z.infer<typeof serviceWordsSchema>;
