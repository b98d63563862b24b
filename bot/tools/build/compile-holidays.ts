import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { COMPILED_HOLIDAYS, type CompiledHolidays, holidaysOf } from '../../content/holidays.js';

/** Part of `npm run compile`: the public holidays of the years that talks are about. Others are reckoned when met. */
const FIRST = 2015;
const LAST = 2045;

const years: CompiledHolidays = {};
for (let year = FIRST; year <= LAST; year += 1) years[year] = holidaysOf(year);
mkdirSync(dirname(COMPILED_HOLIDAYS), { recursive: true });
writeFileSync(COMPILED_HOLIDAYS, `${JSON.stringify(years)}\n`);
