import { z } from 'zod/v4';

/** What people type to answer any question, in everyday words, by language: content/everyday/<lang>.yaml. */
const said = z.array(z.string().min(1)).min(1);

export const everydaySchema = z.strictObject({
  yes: said,
  no: said,
  unknown: said,
  /** What stands before a correction: "I meant …", "it was …". */
  meant: said,
  today: said,
  yesterday: said,
  before_yesterday: said,
  /** "… ago", before or after the number. */
  ago: said,
  /** "last", before or after a day of the week. */
  last: said,
  day: said,
  week: said,
  month: said,
  /** Monday to Sunday. */
  weekdays: z.array(said).length(7),
  /** The months, January to December, where people do not write them as the guide does. */
  months: z.array(said).length(12).optional(),
  /** One to twelve. */
  numbers: z.array(said).length(12),
  /** One member of a family, where no number stands before it. */
  person: said,
  /** Several, that a number counts. */
  persons: said,
  /** Small words that stand beside a day that is an answer: "since 3 May". */
  on: said.optional(),
  money: said,
  /** Short questions about the answer that was just given. */
  follow_ups: z.strictObject({ time: said, papers: said, refused: said, help: said, next: said }).optional(),
});

export type EverydayFile = z.infer<typeof everydaySchema>;
