import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod/v4';

import { ROOT } from '../../bot/config/paths.js';
import { isLang, LANGS, PLANNED_LANGS, type PlannedLang } from '../../bot/model/lang.js';

/** Typed answers, corrections and follow-ups, each with what must come of it: see tests/matching/README.md. */
const DIR = join(ROOT, 'tests', 'matching');

export const TYPED_KINDS = [
  'yes_no',
  'slip',
  'number',
  'day',
  'option',
  'place',
  'correction',
  'several',
  'follow_up',
  'trap',
] as const;

const answers = z.record(z.string(), z.string());
const topics = z.union([z.string().transform((topic) => [topic]), z.array(z.string()).min(1)]);

const typedCase = z
  .strictObject({
    /** A screen of `typed-screens.yaml`, or a topic whose answer was shown last. */
    on: z.string(),
    says: z.union([z.string(), z.number()]).transform(String),
    kind: z.enum(TYPED_KINDS),
    /** What must be stored, or offered to be confirmed, by question. */
    gives: answers.optional(),
    /** What may be stored too, and need not. */
    may: answers.default({}),
    /** The topics of which one must be answered. */
    topic: topics.optional(),
    /** Nothing may be stored or offered to be confirmed. */
    keeps: z.literal(true).optional(),
  })
  .refine(
    ({ gives, topic, keeps }) => [gives, topic, keeps].filter((it) => it !== undefined).length === 1,
    'one of "gives", "topic" and "keeps"',
  );
export type TypedCase = z.infer<typeof typedCase>;

const typedSet = z.strictObject({
  /** The language of the page on which these people type. */
  page: z.enum(LANGS),
  cases: z.array(typedCase).min(1),
});
export type TypedSet = z.infer<typeof typedSet>;

/** The cases of every language, in the order of the planned languages. Nothing may be tuned on `honest-typed`. */
export function typedSets(which: 'honest-typed' | 'dev-typed'): [PlannedLang, TypedSet][] {
  const files = readdirSync(join(DIR, which));
  return PLANNED_LANGS.filter((lang) => files.includes(`${lang}.yaml`)).map((lang) => {
    const set = typedSet.parse(parse(readFileSync(join(DIR, which, `${lang}.yaml`), 'utf8')));
    if (isLang(lang) && set.page !== lang) throw new Error(`${which}/${lang}.yaml: its page is ${set.page}`);
    return [lang, set];
  });
}

const screen = z.strictObject({ from: z.string().optional(), flow: z.string().optional(), given: answers.default({}) });

/** What was done before the person types: the dialog and its answers in order, or the topic that was opened. */
export interface TypedScreen {
  topic: string | null;
  given: Record<string, string>;
}

const screens = z.record(z.string(), screen).parse(parse(readFileSync(join(DIR, 'typed-screens.yaml'), 'utf8')));

/** A screen by its name; a topic's id is the screen of its answer, and `start` the first page. */
export function typedScreen(name: string): TypedScreen {
  if (name === 'start') return { topic: null, given: {} };
  const found = screens[name];
  if (found === undefined) return { topic: name, given: {} };
  const before = found.from === undefined ? { topic: null, given: {} } : typedScreen(found.from);
  return { topic: found.flow ?? before.topic, given: { ...before.given, ...found.given } };
}
