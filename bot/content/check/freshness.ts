import { addDays, type ISODate, weekday } from '../../model/calendar.js';
import type { Fact } from '../../model/facts.js';
import type { Content } from '../load.js';
import type { Problem } from '../yaml-file.js';

/** The page on which a fact is checked: the page of its latest value, or that value's publisher if it has no page. */
export function pageOf({ values }: Pick<Fact, 'values'>): string {
  const { url, publisher } = values.at(-1)!.source;
  return url ?? publisher;
}

/** The Monday of a day's week. */
export function mondayOf(day: ISODate): ISODate {
  return addDays(day, 1 - weekday(day));
}

/**
 * What should have been checked before `today`: facts, grouped by their page so that it is opened once; amounts that
 * the index may have raised; and services.
 */
export function overdue(content: Content, today: ISODate): Problem[] {
  const facts = content.facts.ids().map((id) => content.facts.get(id)!);
  const pages = new Map<string, Fact[]>();
  for (const fact of facts.filter(({ check_by }) => today > check_by)) {
    pages.set(pageOf(fact), [...(pages.get(pageOf(fact)) ?? []), fact]);
  }
  return [
    ...[...pages].map(([page, due]) => latePage(page, due)),
    ...facts.filter(({ next_step }) => next_step !== undefined && today >= next_step).map(newerStep),
    ...[...content.services.values()].filter((service) => today > service.check_by).map(lateService),
  ];
}

function latePage(page: string, due: readonly Fact[]): Problem {
  const first = due.map(({ check_by }) => check_by).sort()[0]!;
  return {
    code: 'overdue',
    file: 'facts.yaml',
    line: null,
    message: `${page} should have been read again by ${first}: ${due.map(({ id }) => id).join(', ')}`,
    mend: 'Read the page, then set checked_on and check_by of these facts.',
  };
}

function newerStep({ id, next_step }: Fact): Problem {
  return {
    code: 'index-watch',
    file: 'facts.yaml',
    line: null,
    message: `"${id}" can have a newer step of the index since ${next_step!}; until then it is told as "at least"`,
    mend: 'Add the new amount with from: and its source, and set next_step to the next crossing of the pivot.',
  };
}

function lateService({ id, check_by }: { id: string; check_by: ISODate }): Problem {
  return {
    code: 'overdue',
    file: 'services.yaml',
    line: null,
    message: `"${id}" should have been checked by ${check_by}`,
    mend: 'Check it at its source, then set checked_on and check_by.',
  };
}
