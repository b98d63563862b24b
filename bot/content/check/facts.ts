import { addMonths, type ISODate, isISODate } from '../../model/calendar.js';
import type { Fact, FactUnit, FactValue } from '../../model/facts.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';
import { checkChanges } from './fact-changes.js';
import { mondayOf, pageOf } from './freshness.js';

/** Months until a fact must be checked again. */
const FACT_MONTHS = 6;
/** The number of pages that a person can check in one week. */
const PAGES_A_WEEK = 16;

/** Checks each fact: one value per day and region, values that fit the unit, a next check in time. */
export function checkFacts({ factFile }: Pick<Content, 'factFile'>): Problem[] {
  if (!factFile) return [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  factFile.value.forEach((fact, place) => {
    const report = (code: string, path: readonly PropertyKey[], message: string, mend: string): void => {
      const line = factFile.lineOf([place, ...path]);
      problems.push({ code, file: factFile.name, line, message: `"${fact.id}" ${message}`, mend });
    };
    if (ids.has(fact.id)) report('fact-twice', ['id'], 'stands here again', 'Give it another id, or make it one fact.');
    ids.add(fact.id);
    const latest = addMonths(fact.checked_on, FACT_MONTHS);
    if (fact.check_by > latest)
      report('check-by', ['check_by'], `is to be checked by ${latest} at the latest`, 'Set check_by.');
    if ((fact.kind === 'indexed') !== (fact.next_step !== undefined))
      report('fact-index', ['kind'], 'is indexed or not', 'Indexed amounts, and no others, have next_step.');
    fact.values.forEach((value, index) => {
      const wanted = kindOf(fact.unit);
      if (!wanted.fits(value.value))
        report('fact-value', ['values', index, 'value'], `is of unit ${fact.unit}`, `Write ${wanted.form}.`);
      if (value.to !== undefined && value.from > value.to)
        report('fact-dates', ['values', index, 'to'], `ends before it begins, on ${value.from}`, 'Mend from: or to:.');
      const other = overlapping(fact, index);
      if (other)
        report(
          'fact-overlap',
          ['values', index],
          `has another value for the same days, from ${other.from}`,
          'Give the older value its last day (to:).',
        );
    });
    checkChanges(fact, report);
  });
  return [...problems, ...crowdedWeeks(factFile)];
}

/** Weeks with more pages to check than a person can read. */
function crowdedWeeks({ name, value }: NonNullable<Content['factFile']>): Problem[] {
  const weeks = new Map<ISODate, Set<string>>();
  for (const fact of value) {
    const week = mondayOf(fact.check_by);
    weeks.set(week, (weeks.get(week) ?? new Set()).add(pageOf(fact)));
  }
  return [...weeks]
    .filter(([, pages]) => pages.size > PAGES_A_WEEK)
    .map(([week, pages]) => ({
      code: 'check-week',
      file: name,
      line: null,
      message: `${pages.size} pages are to be checked in the week of ${week}, more than ${PAGES_A_WEEK}`,
      mend: 'Give some of them an earlier or later check_by; facts of one page the same.',
    }));
}

/** An earlier value in the list that holds for the same region on some of the same days. */
function overlapping({ values }: Fact, index: number): FactValue | undefined {
  const { region, from, to } = values[index]!;
  return values
    .slice(0, index)
    .find(
      (other) =>
        other.region === region &&
        (other.to === undefined || from <= other.to) &&
        (to === undefined || other.from <= to),
    );
}

interface Kind {
  fits: (value: FactValue['value']) => boolean;
  /** What to write instead, for the error message. */
  form: string;
}

const NUMBER: Kind = { fits: (value) => typeof value === 'number', form: 'a number, without quotes' };

/** Which values a unit accepts. */
function kindOf(unit: FactUnit): Kind {
  switch (unit) {
    case 'count':
      return {
        // A year is text, because it has no thousands separator.
        fits: (value) => NUMBER.fits(value) || (typeof value === 'string' && /^\d{4}$/.test(value)),
        form: `${NUMBER.form}; or a year between quotes`,
      };
    case 'date':
      return {
        fits: (value) => typeof value === 'string' && isISODate(value),
        form: "a real day, 'YYYY-MM-DD'",
      };
    case 'law':
      return {
        fits: (value) => typeof value === 'object' && value.nl !== '' && value.fr !== '',
        form: 'the citation in both languages, { nl: …, fr: … }',
      };
    case 'rule':
      return { fits: (value) => value === true, form: 'true; a rule that no longer holds gets a last day (to:)' };
    default:
      return NUMBER;
  }
}
