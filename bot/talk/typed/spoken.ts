/** What a short question after an answer asks about: by when, the papers, a refusal, who helps, what then. */
export type FollowUp = 'time' | 'papers' | 'refused' | 'help' | 'next';

/** A unit of time that people count backwards. */
export type Unit = 'day' | 'week' | 'month';

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
  last: ReadonlySet<string>;
  units: ReadonlyMap<string, Unit>;
  /** 1: Monday. */
  weekdays: ReadonlyMap<string, number>;
  months: ReadonlyMap<string, number>;
  numbers: ReadonlyMap<string, number>;
  person: ReadonlySet<string>;
  persons: ReadonlySet<string>;
  /** Small words beside a day that is an answer. */
  on: ReadonlySet<string>;
  money: ReadonlySet<string>;
  /** Short questions about what was just answered. */
  followUps: ReadonlyMap<string, FollowUp>;
}

const NUMBER = /^\d{1,3}$/u;

/** The number that a normalised word is, in digits or in words; null if it is none. */
export function numberOf(word: string, { numbers }: SpokenWords): number | null {
  return NUMBER.test(word) ? Number(word) : (numbers.get(word) ?? null);
}
