import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod/v4';

import { CRISIS_TOPICS } from '../../bot/content/schema/crisis.js';
import { type Lang, PLANNED_LANGS, type PlannedLang } from '../../bot/model/lang.js';
import { ROOT } from '../../bot/config/paths.js';

/** The matcher's test messages; see tests/matching/README.md. */
const DIR = join(ROOT, 'tests', 'matching');

const text = z.union([z.string(), z.number()]).transform(String);
const texts = z.array(text).min(1);

const matchSetSchema = z.strictObject({
  topics: z.record(z.string(), texts),
  out_of_scope: z.strictObject({ plain: texts, near: texts }),
});
export type MatchSet = z.infer<typeof matchSetSchema>;

const crisisSetSchema = z.strictObject({
  crisis: z.record(z.enum(CRISIS_TOPICS), texts),
  not_crisis: texts,
  ask: z.array(text),
});
export type CrisisSet = z.infer<typeof crisisSetSchema>;

function read<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return schema.parse(parse(readFileSync(join(DIR, file), 'utf8')));
}

/** The messages of one language. */
export function matchSet(which: 'dev' | 'unseen', lang: Lang): MatchSet {
  return read(`${which}/${lang}.yaml`, matchSetSchema);
}

/** The crisis messages of every language that has some. Nothing may be tuned on `crisis-unseen`. */
export function crisisSets(which: 'crisis' | 'crisis-unseen' = 'crisis'): [PlannedLang, CrisisSet][] {
  const files = readdirSync(join(DIR, which));
  return PLANNED_LANGS.filter((lang) => files.includes(`${lang}.yaml`)).map((lang) => [
    lang,
    read(`${which}/${lang}.yaml`, crisisSetSchema),
  ]);
}

const honestSetSchema = z.strictObject({
  danger: z.record(z.enum(CRISIS_TOPICS), texts),
  look_alike: texts,
  everyday: texts,
});
export type HonestSet = z.infer<typeof honestSetSchema>;

/** Messages of every language that has some, on which nothing may be tuned, ever. */
export function honestSets(): [PlannedLang, HonestSet][] {
  const files = existsSync(join(DIR, 'honest')) ? readdirSync(join(DIR, 'honest')) : [];
  return PLANNED_LANGS.filter((lang) => files.includes(`${lang}.yaml`)).map((lang) => [
    lang,
    read(`honest/${lang}.yaml`, honestSetSchema),
  ]);
}

/** A message of HINT3 with its intent; null if no intent fits. */
export interface Hint3Row {
  text: string;
  intent: string | null;
}

const NO_INTENT = 'NO_NODES_DETECTED';

/** The training or test messages of one of HINT3's bots. */
export function hint3(bot: string, part: 'train' | 'test'): Hint3Row[] {
  const [, ...rows] = csvRows(readFileSync(join(DIR, 'hint3', `${bot}_${part}.csv`), 'utf8'));
  return rows.map(([sentence, label]) => ({ text: sentence!, intent: label === NO_INTENT ? null : label! }));
}

/** The rows of a CSV text. Quoted fields may contain commas, line ends and doubled quotes. */
function csvRows(csv: string): string[][] {
  const rows: string[][] = [];
  for (const [, row] of csv.matchAll(/((?:"(?:[^"]|"")*"|[^"\n])+)\n?/g)) {
    const fields = [...row!.replace(/\r$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(fields.map(([, quoted, plain]) => (quoted === undefined ? plain! : quoted.replaceAll('""', '"'))));
  }
  return rows;
}
