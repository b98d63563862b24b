import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod/v4';

import { ROOT } from '../../bot/config/paths.js';
import { isISODate } from '../../bot/model/calendar.js';
import { LANGS } from '../../bot/model/lang.js';

const day = z.string().refine(isISODate, 'a day as YYYY-MM-DD');
const ids = z.array(z.string());
const must = z.strictObject({
  day: day.optional(),
  legal_day: day.optional(),
  calendar: day.optional(),
  also: z.array(day).optional(),
  amount: z.number().optional(),
  amounts: z.array(z.number()).optional(),
  at_least: z
    .enum(['yes', 'no'])
    .transform((text) => text === 'yes')
    .optional(),
  says: ids.optional(),
  facts: ids.optional(),
  values: z.record(z.string(), z.union([z.number(), day])).optional(),
  call: ids.optional(),
  offers: z.string().optional(),
  silent: z.literal('yes').optional(),
});
const mustNot = z.strictObject({
  says: ids.optional(),
  facts: ids.optional(),
  day: z.array(day).optional(),
  also: z.array(day).optional(),
  amount: z.array(z.number()).optional(),
});
const lawCase = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    on: day,
    dialog: z.string().optional(),
    page: z.string().optional(),
    words: z.enum(LANGS).optional(),
    known: z.record(z.string(), z.string()).optional(),
    must,
    must_not: mustNot.optional(),
    law: z.string().optional(),
  })
  .refine((row) => [row.dialog, row.page, row.words].filter((where) => where !== undefined).length === 1, {
    message: 'one of dialog, page and words',
  });
export interface LawCase extends z.infer<typeof lawCase> {
  /** Where it stands: `cases.yaml:3089`. */
  at: string;
}

/** The cases of `tests/law/cases.yaml`, in order. @throws if one has not the form described at the top of the file. */
export function readCases(): LawCase[] {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(ROOT, 'tests/law/cases.yaml'), 'utf8'), { lineCounter: lines });
  if (document.errors.length > 0) throw document.errors[0]!;
  const items = isSeq(document.contents) ? document.contents.items : [];
  return z
    .array(lawCase)
    .parse(document.toJS())
    .map((row, i) => {
      const item = items[i];
      const start = isMap(item) ? (item.range?.[0] ?? 0) : 0;
      return { ...row, at: `cases.yaml:${lines.linePos(start).line}` };
    });
}
