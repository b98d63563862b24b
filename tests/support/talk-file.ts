import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/v4';

import { ContentError, type Problem, readYaml } from '../../bot/content/yaml-file.js';
import { isISODate, ZONE } from '../../bot/model/calendar.js';
import { LANGS } from '../../bot/model/lang.js';
import { ROOT } from '../../bot/config/paths.js';

/** The schema of `tests/talks/*.yaml`. `tests/talks/README.md` explains the fields. */
const step = z
  .strictObject({
    'person says': z.string().optional(),
    'person taps': z.string().optional(),
    id: z.string().optional(),
    'bot does': z
      .enum(['asked', 'outcome', 'answered', 'crisis', 'menu', 'command', 'forgotten', 'welcome'])
      .or(z.enum(['offered', 'not_understood', 'bad_input']))
      .optional(),
    about: z.string().optional(),
    question: z.string().optional(),
    speaks: z.enum(LANGS).optional(),
    'bot says': z.array(z.string().min(1)).default([]),
    'bot never says': z.array(z.string().min(1)).default([]),
    offers: z.array(z.string()).default([]),
  })
  .refine(
    (it) => (it['person says'] === undefined) !== (it['person taps'] === undefined),
    'either "person says" or "person taps"',
  )
  .refine((it) => (it['person taps'] === undefined) === (it.id === undefined), 'an "id" beside "person taps"')
  .refine((it) => expectations(it) > 0, 'what the bot must do or say');

const talkSchema = z.strictObject({
  title: z.string().min(10),
  /** The day and time in Brussels. */
  day: z.string().refine(isISODate, 'a real day written YYYY-MM-DD'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:30'),
  /** The language in which the talk begins. */
  language: z.enum(LANGS),
  talk: z.array(step).min(1),
});

export type TalkStep = z.infer<typeof step>;
export interface TalkFile extends z.infer<typeof talkSchema> {
  /** `tests/talks/deposit-loan.yaml` */
  file: string;
  /** The time of the talk in milliseconds since 1970, UTC. */
  at: number;
  /** The line (from 1) of a step (from 0). */
  lineOf: (step: number) => number | null;
}

function expectations(it: { [key: string]: unknown }): number {
  return ['bot does', 'about', 'question', 'speaks', 'bot says', 'bot never says', 'offers'].filter((key) => {
    const value = it[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  }).length;
}

const TALKS = 'tests/talks';

/** Every golden talk. @throws ContentError naming file and line of what cannot be read. */
export function readTalks(): TalkFile[] {
  const problems: Problem[] = [];
  const talks = readdirSync(join(ROOT, TALKS))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => read(`${TALKS}/${name}`, problems) ?? []);
  if (problems.length > 0) throw new ContentError(problems);
  return talks;
}

/** One talk, by its path from the repository's root. @throws ContentError as `readTalks` does. */
export function readTalkFile(file: string): TalkFile {
  const problems: Problem[] = [];
  const talk = read(file, problems);
  if (!talk) throw new ContentError(problems);
  return talk;
}

function read(file: string, problems: Problem[]): TalkFile | null {
  const found = readYaml(join(ROOT, file), file, talkSchema, problems);
  if (!found) return null;
  const { day, time } = found.value;
  const at = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).epochMilliseconds;
  return { ...found.value, file, at, lineOf: (index: number) => found.lineOf(['talk', index]) };
}
