/** A help line that a message names, by its number or its name. */
export interface NamedLine {
  /** The topics that it helps with, the likeliest first; never empty. */
  topics: readonly string[];
  /** The first of them is help in danger. */
  danger: boolean;
  /** The message is its number and no more, and it is not the emergency number: where an amount is asked, it may be that. */
  mayBeAmount: boolean;
}

/** Reads the numbers in a message before anything else does. */
export interface Numbers {
  /** The text without phone numbers and national numbers of people; the same text where it holds none. */
  withoutPersonal: (text: string) => string;
  /** Whether the words left beside a person's number (normalised) say no more than whose it is, and to call. */
  saysNoMore: (normal: string) => boolean;
  /** The text with another number for those of help lines that count something, or are of a house; the same where it holds none. */
  withoutCounted: (text: string) => string;
  /** The help line that the whole message (`normal`: normalised) is about; null where it names none. */
  line: (text: string, normal: string) => NamedLine | null;
}
