import type { ISODate } from '../model/calendar.js';
import { longDay, weekdayName } from '../model/day-text.js';
import type { FactUnit, FactValue, Region } from '../model/facts.js';
import { dirOf, intlTag, type Lang } from '../model/lang.js';

const FSI = '\u2068';
const PDI = '\u2069';

/** Keeps an amount, date or foreign word together, in its own direction, inside right-to-left text. */
export function isolate(text: string, lang: Lang): string {
  return dirOf(lang) === 'rtl' ? `${FSI}${text}${PDI}` : text;
}

/** One formatter per language, kept, because making one takes far longer than using it. */
function perLang<T>(make: (lang: Lang) => T): (lang: Lang) => T {
  const kept = new Map<Lang, T>();
  return (lang) => {
    const format = kept.get(lang) ?? make(lang);
    kept.set(lang, format);
    return format;
  };
}

const languageNames = perLang((lang) => new Intl.DisplayNames([lang], { type: 'language' }));
const disjunctions = perLang((lang) => new Intl.ListFormat(lang, { type: 'disjunction' }));

const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const format = numbers.get(key) ?? new Intl.NumberFormat(intlTag(lang), options);
  numbers.set(key, format);
  return format;
}

/** A day as text with the month's name: `31 december 2026`; in Arabic with both its names. */
export function dateText(date: ISODate, lang: Lang): string {
  return longDay(date, lang);
}

/** The name of the weekday. */
export function weekdayText(date: ISODate, lang: Lang): string {
  return weekdayName(date, lang);
}

/** The name of a language (ISO 639) in another; its code if it has no name there. */
export function languageText(code: string, lang: Lang): string {
  return languageNames(lang).of(code) ?? code;
}

/** A list of alternatives: `a, b of c`. */
export function anyOfText(names: readonly string[], lang: Lang): string {
  return disjunctions(lang).format(names);
}

/** A plain number. */
export function numberText(value: number, lang: Lang): string {
  return numberFormat(lang, {}).format(value);
}

const INTL_UNIT: Partial<Record<FactUnit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  age: 'year',
};

/** A number with its unit of time. The platform's Tigrinya writes "3/ኣዋርሕ" for three months. */
function timeText(value: number, unit: string, lang: Lang): string {
  const text = numberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return lang === 'ti' ? text.replace('/', ' ') : text;
}

/** A number of days with its word: `5 dagen`. */
export function daysText(value: number, lang: Lang): string {
  return timeText(value, 'day', lang);
}

/** An amount rounded to the whole euro. */
export function euroText(value: number, lang: Lang): string {
  return numberFormat(lang, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(value);
}

/**
 * A fact's value with its unit. `unitWord` gives the words for units that the platform does not know. Citations are in
 * Dutch; in French for readers of French and for desks in Wallonia.
 */
export function factText(
  unit: FactUnit,
  value: FactValue['value'],
  lang: Lang,
  region: Region | undefined,
  unitWord: (unit: 'working_day' | 'square_metre', count: number) => string,
): string {
  if (typeof value === 'object') return lang === 'fr' || region === 'wallonia' ? value.fr : value.nl;
  if (typeof value !== 'number') return unit === 'date' ? dateText(String(value), lang) : String(value);
  const intl = INTL_UNIT[unit];
  if (intl) return timeText(value, intl, lang);
  switch (unit) {
    case 'eur': {
      const minimumFractionDigits = Number.isInteger(value) ? 0 : 2;
      return numberFormat(lang, { style: 'currency', currency: 'EUR', minimumFractionDigits }).format(value);
    }
    case 'percent':
      return numberFormat(lang, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
    case 'working_day':
    case 'square_metre':
      return unitWord(unit, value);
    default:
      return numberText(value, lang);
  }
}
