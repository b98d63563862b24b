import { COMPILED_HOLIDAYS, type CompiledHolidays, holidaysOf } from '../../content/holidays.js';
import { writeWhole } from './emit.mjs';

/** The years that talks are about. Other years are computed when needed. */
const FIRST = 2015;
const LAST = 2045;

/** Writes the public holidays of those years. */
export function compileHolidays(): void {
  const years: CompiledHolidays = {};
  for (let year = FIRST; year <= LAST; year += 1) years[year] = holidaysOf(year);
  writeWhole(COMPILED_HOLIDAYS, `${JSON.stringify(years)}\n`);
}
