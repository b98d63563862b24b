import { asciiDigits } from '../../text/digits.js';
import { forLangs, LANGS, type Lang } from '../../model/lang.js';
import type { SaidWords, TurnContext } from '../turn-context.js';

/** What a message says whatever was asked. */
export interface Everyday {
  /** The number that is the whole message, in any script's digits ("2", "٢", "2."); 0 where it is not one. */
  number: number;
  /** `all`: the message is a yes and no more; `first`: it begins with one. */
  yes: 'all' | 'first' | null;
  no: 'all' | 'first' | null;
  /** Whether it is "today" or "tomorrow" and no more. */
  nearDay: boolean;
}

/** What a text says in everyday words of any language: people often say yes in another one than the page's. */
export function everydayIn(context: TurnContext, text: string, normal: string): Everyday {
  const words = everydayWords(context);
  return {
    number: typedNumber(text),
    yes: said(words.yes, normal),
    no: said(words.no, normal),
    nearDay: words.nearDay.has(normal),
  };
}

function typedNumber(text: string): number {
  const match = /^\D{0,2}(\d{1,2})\D{0,2}$/u.exec(asciiDigits(text.trim()));
  return match ? Number(match[1]) : 0;
}

function said(words: ReadonlySet<string>, normal: string): 'all' | 'first' | null {
  if (words.has(normal)) return 'all';
  return [...words].some((word) => normal.startsWith(`${word} `)) ? 'first' : null;
}

interface EverydayWords {
  yes: ReadonlySet<string>;
  no: ReadonlySet<string>;
  nearDay: ReadonlySet<string>;
  /** The words that turn an answer round, by language. */
  not: Record<Lang, readonly string[]>;
}

// The words of a guide never change: they are normalised once for each.
const kept = new WeakMap<TurnContext['said'], EverydayWords>();

function everydayWords({ said, normalise, spoken }: TurnContext): EverydayWords {
  const known = kept.get(said);
  if (known) return known;
  const of = (lang: Lang, what: keyof SaidWords): string[] => said(lang)[what].map((word) => normalise(word, lang));
  const all = (...kinds: (keyof SaidWords)[]): ReadonlySet<string> =>
    new Set(LANGS.flatMap((lang) => kinds.flatMap((what) => of(lang, what))));
  const not = forLangs((lang) => of(lang, 'not'));
  const made = {
    yes: new Set([...all('yes'), ...spoken.yes]),
    no: new Set([...all('no'), ...spoken.no]),
    nearDay: new Set([...all('today', 'tomorrow'), ...spoken.today]),
    not,
  };
  kept.set(said, made);
  return made;
}

/** "Reunification" in Arabic begins with the letters of "did not". */
const NO_NEGATION = /لم (?:ال)?شمل/gu;

/** Whether the words hold a "not" of their language. */
export function isNegated(context: TurnContext, lang: Lang, normal: string): boolean {
  const said = normal.replace(NO_NEGATION, ' ');
  return everydayWords(context).not[lang].some((word) => holds(said, word));
}

/** Whether a text holds a question mark, in any script. */
export function asks(text: string): boolean {
  return /[?؟]/u.test(text);
}

/** Whether the words hold the phrase as whole words. */
export function holds(normal: string, phrase: string): boolean {
  return phrase !== '' && ` ${normal} `.includes(` ${phrase} `);
}
