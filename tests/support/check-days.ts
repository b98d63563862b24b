import { addDays, type ISODate } from '../../bot/model/calendar.js';
import { type FactBook, type FactId, lastTold } from '../../bot/model/facts.js';
import type { Lang } from '../../bot/model/lang.js';
import { dateText } from '../../bot/render/values.js';

/** The last day on which all these facts have a value. Throws if one of them does not exist. */
export function lastCheckedDay(facts: FactBook, ...ids: readonly FactId[]): ISODate {
  const days = ids.map((id) => {
    const fact = facts.get(id);
    if (!fact) throw new Error(`there is no fact "${id}"`);
    return lastTold(fact);
  });
  return days.sort()[0]!;
}

/** The first day on which a fact has no value because its check is overdue. Throws if it does not exist. */
export function overdueDay(facts: FactBook, id: FactId): ISODate {
  return addDays(lastCheckedDay(facts, id), 1);
}

/** The days on which facts were checked at their sources, in the form of the answers. */
export function checkedDays(facts: FactBook, lang: Lang): string[] {
  const days = new Set(facts.ids().map((id) => facts.get(id)!.checked_on));
  return [...days].map((day) => dateText(day, lang));
}
