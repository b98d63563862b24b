import { z } from 'zod/v4';

import { VOICES } from '../../model/voice.js';

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
  /** "in …", "… from now", before or after the number. */
  ahead: said,
  /** "last", before or after a day of the week. */
  last: said,
  day: said,
  week: said,
  month: said,
  year: said,
  /** Two of a unit in one word, where the language has such a word. */
  two: z.strictObject({ day: said, week: said, month: said, year: said }).optional(),
  /** Monday to Sunday. */
  weekdays: z.array(said).length(7),
  /** The months, January to December, where people do not write them as the guide does. */
  months: z.array(said).length(12).optional(),
  /** Words of names of months that have two: "كانون" and "الأول". */
  month_parts: said.optional(),
  /** The months of the solar calendar of Afghanistan and Iran, from March on. */
  solar_months: z.array(said).length(12).optional(),
  /** The months of the Islamic calendar, Muharram to Dhu al-Hijja. */
  lunar_months: z.array(said).length(12).optional(),
  /** The months of the Ethiopian calendar, Meskerem to the short thirteenth. */
  ethiopian_months: z.array(said).length(13).optional(),
  /** One to twelve. */
  numbers: z.array(said).length(12),
  /** "The first" to "the fourth" of the choices on the screen. */
  ordinals: z.array(said).length(4).optional(),
  /** One member of a family, where no number stands before it. */
  person: said,
  /** Several, that a number counts. */
  persons: said,
  /** Small words that stand beside a day that is an answer: "since 3 May". */
  on: said.optional(),
  /** Expressions that begin like a "not" of the language and are none. */
  no_negation: said.optional(),
  money: said,
  /** What a number beside it is, where it counts no people and is no postcode: of a house, a file, an age, a span. */
  number_is: said,
  /** Words beside a number that counts people: "we are 5". */
  counted: said,
  /** What a day beside it is of, where nobody asks for that: an appointment, a birth. */
  other_day: said,
  /** Of a relative who is in Belgium already. */
  here: said,
  /** What somebody says who did not understand: "no entiendo" is no "no". */
  lost: said,
  /** What options are called beside their own words, by their ids: the reader's language may be another. */
  options: z.record(z.string(), said),
  /** Short questions about the answer that was just given. */
  follow_ups: z.strictObject({
    time: said,
    takes: said,
    papers: said,
    refused: said,
    help: said,
    next: said,
    cost: said,
    back: said,
    school: said,
  }),
  /** Words that turn an answer round. */
  not: said,
  /** Those of them that put one thing in place of another, and what stands before that other thing. */
  denies: said,
  but: said,
  /** What somebody would like to be, asked for, or was told could come. */
  maybe: said,
  /** Of people who will not come: dead, divorced. */
  gone: said,
  /** Between a person and whose relative it is: "the wife of my friend". */
  link: said.optional(),
  /** People beside the family whose relatives are meant after a `link`; `owners`: also without one. */
  others: said.optional(),
  owners: said.optional(),
  /** "And", "so", "ok": before a short question they change nothing. */
  and: said,
  /** An answer was wrong. */
  mistake: said,
  /** Who writes: a name after "I am", and sentences that say so by themselves. */
  i_am: said.optional(),
  voices: z.partialRecord(z.enum(VOICES), said).optional(),
  voice_says: z.partialRecord(z.enum(VOICES), said),
});

export type EverydayFile = z.infer<typeof everydaySchema>;
