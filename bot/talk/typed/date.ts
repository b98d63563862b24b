import { asciiDigits } from '../../text/digits.js';
import { normalise } from '../../text/normalise.js';
import { addDays, dateOf, type ISODate, monthNames } from '../../model/calendar.js';
import { intlTag, type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import type { DayWords } from '../turn-context.js';

export type TypedDate =
  | { ok: true; date: ISODate }
  /**
   * `none`: holds no date; `impossible`: such a day does not exist; `vague`: a part is missing (day, month or year);
   * `year`: two digits of a year that can be none of the question's.
   */
  | { ok: false; reason: 'none' | 'impossible' | 'vague' | 'year'; day?: number; month?: number };

// Arabic month names differ by country: Levant and Iraq, Egypt and the Gulf, the Maghreb.
const MONTH_LOCALES: Readonly<Partial<Record<Lang, readonly string[]>>> = { ar: ['ar-SY', 'ar-EG', 'ar-MA', 'ar-DZ'] };

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .toLowerCase()
    .replace(/\.$/u, '');

let months: ReadonlyMap<string, number> | undefined;

/** The months (1–12) by their names, made when first asked for. */
function monthsByName(): ReadonlyMap<string, number> {
  months ??= new Map(
    LANGS.flatMap((lang) => MONTH_LOCALES[lang] ?? [intlTag(lang)]).flatMap((locale) =>
      (['long', 'short'] as const).flatMap((width) =>
        monthNames(locale, width).map((name, i): [string, number] => [fold(name), i + 1]),
      ),
    ),
  );
  return months;
}

/** A year of two digits is taken to lie at most this many years ahead. */
const YEARS_AHEAD = 10;

/**
 * The day that a person typed: `2026-12-31`, `31/12/2026`, `31 12 26`, `31 december 2026`, `٣١ كانون الأول ٢٠٢٦`, in any
 * script's digits, day before month as in Belgium. A day and month without a year is taken as vague, never guessed.
 *
 * A year of two digits is of today's century, unless it lies more than YEARS_AHEAD after this year: then it is of the
 * century before, if the day is not before `earliest`, the first that the question takes.
 */
export function parseTypedDate(
  text: string,
  today: ISODate,
  words: DayWords,
  earliest: ISODate,
  otherMonths: ReadonlyMap<string, number> = NO_MONTHS,
): TypedDate {
  const plain = fold(asciiDigits(text)).trim();
  if (words.today.some((word) => fold(word) === plain)) return { ok: true, date: today };
  if (words.tomorrow.some((word) => fold(word) === plain)) return { ok: true, date: addDays(today, 1) };

  const iso = /(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(plain);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC.exec(plain);
  if (numeric) return inCentury(numeric[3]!, Number(numeric[2]), Number(numeric[1]), today, earliest);

  const month = namedMonth(plain) ?? otherMonth(normalise(text, SOURCE_LANG), otherMonths);
  const numbers = plain.match(/\d+/gu) ?? [];
  if (month !== null) {
    const year = numbers.find((n) => n.length === 4);
    const day = dayBeside(plain, otherMonths) ?? dayBeside(normalise(text, SOURCE_LANG), otherMonths);
    if (year === undefined && day !== undefined) return { ok: false, reason: 'vague', day: Number(day), month };
    if (year === undefined || day === undefined) return { ok: false, reason: 'vague' };
    return made(Number(year), month, Number(day));
  }
  const short = /^(\d{1,2})[-/.](\d{1,2})$/u.exec(plain);
  if (short) return { ok: false, reason: 'vague', day: Number(short[1]), month: Number(short[2]) };
  return { ok: false, reason: numbers.length > 0 ? 'vague' : 'none' };
}

// The end of a longer number ("+32 477 01 01 00") is no day.
const NUMERIC = /(?<!\d[-/. ]*)(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2}(?![-/. ]+\d))(?!\d)/u;

/** The other day that a day in figures is where its month stands first: "03/05/2027"; null where there is none. */
export function monthBeforeDay(text: string, today: ISODate, earliest: ISODate): ISODate | null {
  const [, month, day, year] = NUMERIC.exec(fold(asciiDigits(text)).trim()) ?? [];
  if (month === undefined || Number(month) === Number(day)) return null;
  const typed = inCentury(year!, Number(month), Number(day), today, earliest);
  return typed.ok ? typed.date : null;
}

function made(year: number, month: number, day: number): TypedDate {
  const date = dateOf(year, month, day);
  return date ? { ok: true, date } : { ok: false, reason: 'impossible' };
}

function inCentury(year: string, month: number, day: number, today: ISODate, earliest: ISODate): TypedDate {
  if (year.length === 4) return made(Number(year), month, day);
  const now = Number(today.slice(0, 4));
  const near = now - (now % 100) + Number(year);
  if (near <= now + YEARS_AHEAD) return made(near, month, day);
  const typed = made(near - 100, month, day);
  return typed.ok && typed.date < earliest ? { ok: false, reason: 'year' } : typed;
}

/** What may stand between a day's number and the name of its month: "the 5th of May", "1er août". */
const BETWEEN: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', 'of', 'er', 'e', 'de']);

/** The day's number beside the month's name, before it or else after it; a number elsewhere is something else. */
function dayBeside(plain: string, others: ReadonlyMap<string, number>): string | undefined {
  const pieces = plain.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
  const isMonth = (i: number): boolean =>
    namedMonth(`${pieces[i]} ${pieces[i + 1] ?? ''}`.trim()) !== null && namedMonth(pieces[i + 1] ?? '') === null
      ? true
      : others.has(pieces[i]!) || namedMonth(pieces[i]!) !== null;
  const at = pieces.findIndex((_, i) => isMonth(i));
  if (at < 0) return undefined;
  const isDay = (piece: string | undefined): boolean => piece !== undefined && /^\d{1,2}$/u.test(piece);
  let before = at - 1;
  while (BETWEEN.has(pieces[before] ?? '')) before -= 1;
  if (isDay(pieces[before])) return pieces[before];
  return pieces.slice(at + 1, at + 3).find(isDay);
}

const NO_MONTHS: ReadonlyMap<string, number> = new Map();

const wordsIn = (text: string): string[] => text.split(/[\s\d,./'-]+/u).filter(Boolean);

/** The month (1–12) that a folded text names as the guide's languages write it; null if none. */
export function namedMonth(plain: string): number | null {
  const byName = monthsByName();
  const words = wordsIn(plain);
  for (const [i, word] of words.entries()) {
    const found = byName.get(`${word} ${words[i + 1] ?? ''}`.trim()) ?? byName.get(word);
    if (found !== undefined) return found;
  }
  return null;
}

/** The month that a normalised text names in the everyday words of any language. */
function otherMonth(normal: string, others: ReadonlyMap<string, number>): number | null {
  return wordsIn(normal).flatMap((word) => others.get(word) ?? [])[0] ?? null;
}
