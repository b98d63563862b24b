import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type HolidaysOf from 'date-holidays';

import type { ISODate } from '../model/calendar.js';
import { ROOT } from '../config/paths.js';

/** Public holidays by year, computed by the build. The library would load those of the whole world. */
export const COMPILED_HOLIDAYS = join(ROOT, 'dist', 'holidays.json');

export type CompiledHolidays = Record<string, ISODate[]>;

const byYear = new Map<number, ReadonlySet<ISODate>>();
let compiled: CompiledHolidays | undefined;

/** Whether a day is a public holiday in Belgium (the ten legal ones, no local or bank holidays). */
export function isPublicHoliday(date: ISODate): boolean {
  const year = Number(date.slice(0, 4));
  const known = byYear.get(year) ?? new Set(readCompiled()[year] ?? holidaysOf(year));
  byYear.set(year, known);
  return known.has(date);
}

let belgium: HolidaysOf | undefined;

/** The public holidays of a year, computed by the library. */
export function holidaysOf(year: number): ISODate[] {
  const Holidays = createRequire(import.meta.url)('date-holidays') as typeof HolidaysOf;
  belgium ??= new Holidays('BE');
  return belgium
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
}

function readCompiled(): CompiledHolidays {
  compiled ??= existsSync(COMPILED_HOLIDAYS)
    ? (JSON.parse(readFileSync(COMPILED_HOLIDAYS, 'utf8')) as CompiledHolidays)
    : {};
  return compiled;
}
