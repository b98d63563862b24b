import { asciiDigits } from '../../text/digits.js';
import { LANGS, type Lang } from '../../model/lang.js';
import type { SaidWords, TurnContext } from '../turn-context.js';
import type { SpokenWords } from './spoken.js';

/** What a message says whatever was asked. */
export interface Everyday {
  /**
   * The number that is the whole message, in any script's digits ("2", "٢", "2.") or as a place in a row ("the second");
   * 0 where it is not one.
   */
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
    number: typedNumber(text) || (context.spoken.ordinals.get(normal) ?? 0),
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
}

// The words of a guide never change: they are normalised once for each.
const kept = new WeakMap<TurnContext['said'], EverydayWords>();

function everydayWords({ said, normalise, spoken }: TurnContext): EverydayWords {
  const known = kept.get(said);
  if (known) return known;
  const of = (lang: Lang, what: keyof SaidWords): string[] => said(lang)[what].map((word) => normalise(word, lang));
  const all = (...kinds: (keyof SaidWords)[]): ReadonlySet<string> =>
    new Set(LANGS.flatMap((lang) => kinds.flatMap((what) => of(lang, what))));
  const made = {
    yes: new Set([...all('yes'), ...spoken.yes]),
    no: new Set([...all('no'), ...spoken.no]),
    nearDay: new Set([...all('today', 'tomorrow'), ...spoken.today]),
  };
  kept.set(said, made);
  return made;
}

/** The words without what begins like a "not" and is none, with an ending of its own too: "our reunification". */
function withoutLookalikes(normal: string, { noNegation }: SpokenWords): string {
  return [...noNegation].reduce((said, expression) => said.replaceAll(expression, ' '), normal);
}

/** Whether the words hold a "not" of their language. */
export function isNegated({ spoken }: TurnContext, lang: Lang, normal: string): boolean {
  return holdsAny(withoutLookalikes(normal, spoken), spoken.not.get(lang) ?? []);
}

/** Of two letters, a word of another language with the same script is likely to be another word of this one. */
const MAY_BE_OTHER = /^[\p{Script=Latin}\p{Script=Arabic}]{1,2}$/u;

/** The same, where the words may be of another language than the page's: a "no" or a "not" of any. */
export function isDenied(context: TurnContext, lang: Lang, normal: string): boolean {
  const { not, no } = context.spoken;
  if (isNegated(context, lang, normal) || holdsAny(normal, no)) return true;
  const said = withoutLookalikes(normal, context.spoken);
  return [...not.values()].some((words) => [...words].some((word) => !MAY_BE_OTHER.test(word) && holds(said, word)));
}

/** Whether a text holds a question mark, in any script. */
export function asks(text: string): boolean {
  return /[?؟]/u.test(text);
}

/** Whether the words hold the phrase as whole words. */
export function holds(normal: string, phrase: string): boolean {
  return phrase !== '' && ` ${normal} `.includes(` ${phrase} `);
}

/** Whether the words hold any of the phrases as whole words. */
export function holdsAny(normal: string, phrases: Iterable<string>): boolean {
  for (const phrase of phrases) if (holds(normal, phrase)) return true;
  return false;
}
