import { asciiDigits } from '../../text/digits.js';
import { normalise } from '../../text/normalise.js';
import { addDays, dateOf, daysBetween, type ISODate, monthNames } from '../../model/calendar.js';
import { intlTag, type Lang, LANGS, SOURCE_LANG } from '../../model/lang.js';
import { type DayWords, flowEnv, type Turn } from '../turn-context.js';
import type { Asked } from './options.js';
import { pastDay } from './past-day.js';
import type { SpokenWords } from './spoken.js';

/**
 * A day typed as the answer to a question about a day, or why it cannot be taken. `unsure`: it stands among words that may
 * say something else. `maybe`: the days that it may be, the likeliest first.
 */
export type TypedDay =
  | { date: ISODate }
  | { again: 'impossible' | 'vague' | 'year' | 'unsure' | 'too_early' | 'too_late'; maybe?: readonly ISODate[] };

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

/** Words of names of months that have two: "كانون الأول". */
const MONTH_PARTS: ReadonlySet<string> = new Set(['كانون', 'تشرين', 'الاول', 'الثاني', 'اول', 'ثاني']);

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

/** The day that a text (`normal`: normalised) gives to a question about a day; null where it asks for none, or the text names none. */
export function dayIn(turn: Turn, { flow, id }: Asked, text: string, normal: string): TypedDay | null {
  const question = flow.questions[id]!;
  if (question.kind !== 'date') return null;
  const env = flowEnv(turn);
  const earliest = question.earliest(env);
  const latest = question.latest(env);
  const { spoken, said } = turn.context;
  const past = pastDay(normal, env.today, spoken);
  const typed: TypedDate = past
    ? { ok: true, date: past }
    : parseTypedDate(text, env.today, said(turn.state.lang), earliest, spoken.months);
  if (!typed.ok) {
    // Without any number it may be a question of the person's own; a number that is no date is a typing error.
    if (typed.reason === 'none') return null;
    const maybe = daysOfYears(typed, earliest, latest, env.today);
    return maybe.length > 0 ? { again: typed.reason, maybe } : { again: typed.reason };
  }
  const fits = typed.date >= earliest && typed.date <= latest;
  // A day among other words may be another day than the one that is asked for.
  if (!isBareDay(normal, spoken)) return { again: 'unsure', ...(fits ? { maybe: [typed.date] } : {}) };
  if (typed.date < earliest) return { again: 'too_early' };
  return typed.date > latest ? { again: 'too_late' } : { date: typed.date };
}

/** Words of a day: its numbers, months, days of the week, and small words beside them. */
function isBareDay(normal: string, spoken: SpokenWords): boolean {
  const { today, yesterday, beforeYesterday } = spoken;
  if ([today, yesterday, beforeYesterday].some((words) => words.has(normal))) return true;
  const words = normal.split(' ');
  const isOf = (word: string): boolean =>
    /^\d+(?:st|nd|rd|th|er|e)?$/u.test(word) ||
    spoken.on.has(word) ||
    spoken.months.has(word) ||
    spoken.weekdays.has(word) ||
    spoken.units.has(word) ||
    spoken.numbers.has(word) ||
    spoken.last.has(word) ||
    [...spoken.ago].some((phrase) => phrase.split(' ').includes(word)) ||
    namedMonth(word) !== null ||
    MONTH_PARTS.has(word);
  return words.every(isOf) && words.filter((word) => /\d/u.test(word)).length <= 3;
}

/** Years that are offered for a day and a month. */
const YEARS_OFFERED = 3;

/** The last days of this day and month that a question takes, the nearest to today first; none where one of the two is missing. */
function daysOfYears(
  { day, month }: { day?: number; month?: number },
  earliest: ISODate,
  latest: ISODate,
  today: ISODate,
): ISODate[] {
  if (day === undefined || month === undefined) return [];
  const last = Number(latest.slice(0, 4));
  const days = [0, 1, 2, 3]
    .flatMap((back) => dateOf(last - back, month, day) ?? [])
    .filter((date) => earliest <= date && date <= latest);
  const away = (date: ISODate): number => Math.abs(daysBetween(today, date));
  return days.sort((a, b) => away(a) - away(b)).slice(0, YEARS_OFFERED);
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
  const numeric = /(?:^|\D)(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?!\d)/u.exec(plain);
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

function namedMonth(plain: string): number | null {
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
