import type { PlannedLang } from '../../model/lang.js';
import type { OtherCalendar } from '../../model/other-calendars.js';
import type { Voice } from '../../model/voice.js';

/**
 * What a short question after an answer asks about: by when, how long it takes, the papers, a refusal, who helps, what
 * then, the cost, how to get something back, the school.
 */
export type FollowUp = 'time' | 'takes' | 'papers' | 'refused' | 'help' | 'next' | 'cost' | 'back' | 'school';

/** A unit of time that people count in, from today. */
export type Unit = 'day' | 'week' | 'month' | 'year';

/** A month of another calendar: its number from 1, and its name as it stands in the content. */
export interface NamedMonth {
  month: number;
  name: string;
}

/**
 * Everyday words of all languages at once, in the form of `normalise` with single spaces between words: people answer in
 * the language that comes first, whatever the page's.
 */
export interface SpokenWords {
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
  unknown: ReadonlySet<string>;
  meant: ReadonlySet<string>;
  today: ReadonlySet<string>;
  yesterday: ReadonlySet<string>;
  beforeYesterday: ReadonlySet<string>;
  ago: ReadonlySet<string>;
  ahead: ReadonlySet<string>;
  last: ReadonlySet<string>;
  units: ReadonlyMap<string, Unit>;
  /** Words for two of a unit: "يومين". */
  two: ReadonlyMap<string, Unit>;
  /** 1: Monday. */
  weekdays: ReadonlyMap<string, number>;
  months: ReadonlyMap<string, number>;
  /** Words of names of months that have two. */
  monthParts: ReadonlySet<string>;
  otherMonths: Readonly<Record<OtherCalendar, ReadonlyMap<string, NamedMonth>>>;
  numbers: ReadonlyMap<string, number>;
  /** "The second": which of the choices on the screen, from 1. */
  ordinals: ReadonlyMap<string, number>;
  person: ReadonlySet<string>;
  persons: ReadonlySet<string>;
  /** Small words beside a day that is an answer. */
  on: ReadonlySet<string>;
  /** Expressions that begin like a "not" and are none. */
  noNegation: ReadonlySet<string>;
  money: ReadonlySet<string>;
  /** What a number beside it is, where it counts no people and is no postcode: of a house, an age, a span. */
  numberIs: ReadonlySet<string>;
  /** Words beside a number that counts people. */
  counted: ReadonlySet<string>;
  /** What a day beside it is of, where nobody asks for that. */
  otherDay: ReadonlySet<string>;
  /** Of a relative who is in Belgium already. */
  here: ReadonlySet<string>;
  /** Of somebody who did not understand. */
  lost: ReadonlySet<string>;
  /** What options are called beside their own words, by their ids. */
  options: ReadonlyMap<string, readonly string[]>;
  /** Short questions about what was just answered. */
  followUps: ReadonlyMap<string, FollowUp>;
  /** Words that turn an answer round, by language: a "not" of one may be another word of the next. */
  not: ReadonlyMap<PlannedLang, ReadonlySet<string>>;
  /** Those that put one thing in place of another: "not my wife, my mother". */
  denies: ReadonlySet<string>;
  but: ReadonlySet<string>;
  /** What somebody would like to be, asked for, or was told could come. */
  maybe: ReadonlySet<string>;
  /** Of people who will not come: dead, divorced. */
  gone: ReadonlySet<string>;
  /** Between a person and whose relative that is. */
  link: ReadonlySet<string>;
  /** People whose relatives are meant after a `link`. */
  others: ReadonlySet<string>;
  /** People whose relatives are meant where they stand beside one. */
  owners: ReadonlySet<string>;
  /** "And", "so", "ok": before a short question they change nothing. */
  and: ReadonlySet<string>;
  /** An answer was wrong. */
  mistake: ReadonlySet<string>;
  /** Who writes, by the sentences that say so. */
  voices: ReadonlyMap<string, Voice>;
}

/** A longer message asks more than a short question. */
const MOST_WORDS = 9;
/** Words beside those of the question. */
const MOST_BESIDE = 4;

const NUMBER = /^\d{1,3}$/u;

/** The number that a normalised word is, in digits or in words; null if it is none. */
export function numberOf(word: string, { numbers }: SpokenWords): number | null {
  return NUMBER.test(word) ? Number(word) : (numbers.get(word) ?? null);
}

/** What a single word among others asks about. */
const SAYS_ALL: ReadonlySet<FollowUp> = new Set(['refused', 'back', 'school']);

/** What a short question asks about; null where the words (normalised) are none. "And how many days?" is one. */
export function followUpIn({ followUps, and }: SpokenWords, normal: string): FollowUp | null {
  const [first = '', ...rest] = normal.split(' ');
  return followUps.get(normal) ?? (and.has(first) ? followUps.get(rest.join(' ')) : undefined) ?? null;
}

/** The same, where a few words stand beside the question: "and who can help me with it". The longest one is meant. */
export function followUpWithin({ followUps }: SpokenWords, normal: string): FollowUp | null {
  // In Arabic and Persian script "and" is written as one with the next word.
  const words = normal
    .split(' ')
    .map((word, i) => (i === 0 ? word.replace(/^و(?=[\p{Script=Arabic}]{3})/u, '') : word));
  if (words.length > MOST_WORDS) return null;
  for (let length = words.length; length >= Math.max(1, words.length - MOST_BESIDE); length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const about = followUps.get(words.slice(from, from + length).join(' '));
      // "How", "when" and the like ask a thing of their own with other words beside them.
      if (about !== undefined && (length > 1 || words.length === 1 || SAYS_ALL.has(about))) return about;
    }
  }
  return null;
}

/** Whether a text holds a word or sign of money, so that its numbers are a sum. */
export function namesMoney(text: string, { money }: Pick<SpokenWords, 'money'>): boolean {
  return (text.toLowerCase().match(/[\p{L}\p{M}]+|€/gu) ?? []).some((word) => money.has(word));
}
