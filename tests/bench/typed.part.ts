import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { missed, type TypedPlayed, type TypedRow } from '../support/play-typed.js';
import { TYPED_KINDS } from '../support/typed-sets.js';
import { isWhole } from '../support/whole-langs.js';
import type { BenchPart, Figure } from './bench.js';
import type { TypedRows } from './typed-program.js';

/** The share of typed answers and follow-ups to reach, in percent. */
const AIM = 89;

interface Played {
  own: TypedRow[];
  /** The same cases with the bot of another checkout. */
  other: TypedRow[] | null;
}

/** Plays both sets with the bot of this checkout, or of another. @throws Error with what the program said. */
function play(...checkout: string[]): TypedRows {
  const program = join(import.meta.dirname, 'typed-program.js');
  const json = execFileSync(process.execPath, [program, ...checkout], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(json) as TypedRows;
}

const percent = (part: number, all: number): number => (all === 0 ? 0 : Math.round((1000 * part) / all) / 10);
const right = (rows: readonly TypedRow[]): number => rows.filter(({ verdict }) => verdict === 'right').length;
const share = (rows: readonly TypedRow[]): number => percent(right(rows), rows.length);

function figure(what: string, { own, other }: Played, fits: (row: TypedRow) => boolean, aim?: number): Figure {
  const rows = own.filter(fits);
  const count = (verdict: TypedPlayed['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  const value = share(rows);
  return {
    what: `${what}: right ${right(rows)} of ${rows.length}, wrongly stored ${count('wrong')}, asked again or else ${count('again')}`,
    value,
    unit: '%',
    ...(other ? { beside: { what: 'the other checkout', value: share(other.filter(fits)) } } : {}),
    ...(aim === undefined ? {} : { aim: `≥ ${aim}`, reached: value >= aim }),
  };
}

/** Figures of one set. Only totals, so that nothing can be tuned on the honest one. */
function figuresOf(name: string, played: Played, aim?: number): Figure[] {
  const langs = [...new Set(played.own.map(({ lang }) => lang))];
  return [
    figure(`${name}, all languages`, played, () => true, aim),
    figure(`${name}, nl fr en ar`, played, ({ lang }) => isWhole(lang)),
    figure(`${name}, eight others`, played, ({ lang }) => !isWhole(lang)),
    ...langs.map((lang) => figure(`${name}, ${lang}`, played, (row) => row.lang === lang)),
    ...TYPED_KINDS.map((kind) => figure(`${name}, ${kind}`, played, ({ it }) => it.kind === kind)),
  ];
}

export const part: BenchPart = {
  name: 'typed',
  about: 'typed answers, corrections and follow-ups; those of the development set that are missed go to standard error',
  async run(log, { beside }) {
    const own = play();
    const other = beside === undefined ? null : play(beside);
    const both = (set: keyof TypedRows): Played => ({ own: own[set], other: other && other[set] });
    for (const kind of TYPED_KINDS)
      for (const row of own.dev) if (row.it.kind === kind && row.verdict !== 'right') log(missed(row));
    return [...figuresOf('honest set', both('honest'), AIM), ...figuresOf('development set', both('dev'))];
  },
};
