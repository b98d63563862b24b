import { addDays, type ISODate } from '../../model/calendar.js';
import type { Fact, FactValue } from '../../model/facts.js';

/**
 * A larger change of an amount or term needs a written reason. No index has ever raised an amount by so much at once.
 */
const JUMP = 0.25;

type Report = (code: string, path: readonly PropertyKey[], message: string, mend: string) => void;

/**
 * Reports gaps (days without a value between two values of one region) and jumps of a value, if no reason is written.
 */
export function checkChanges(fact: Fact, report: Report): void {
  fact.values.forEach((value, index) => {
    const before = valueBefore(fact, index);
    const hole = before && holeBetween(before, value);
    if (hole && value.gap === undefined)
      report(
        'fact-gap',
        ['values', index, 'from'],
        `has no value from ${hole.from} to ${hole.to}`,
        'Mend from: or to:, add the value of those days, or say under gap: why none is known.',
      );
    const change = before && changeBetween(before, value);
    if (change && value.jump === undefined)
      report(
        'fact-jump',
        ['values', index, 'value'],
        `changes by ${change}, from ${String(before.value)} to ${String(value.value)}`,
        'Look both up at their source. If they are right, say under jump: why it changed so much.',
      );
    const reasons = [
      ['gap', hole],
      ['jump', change],
    ] as const;
    for (const [field, needed] of reasons)
      if (value[field] !== undefined && !needed)
        report(
          'fact-reason',
          ['values', index, field],
          `gives a reason for a ${field} that is not there`,
          `Remove ${field}:.`,
        );
  });
}

/** The value of the same region that ended last before this one begins; undefined if one still holds beside it. */
function valueBefore({ values }: Fact, index: number): FactValue | undefined {
  const { region, from } = values[index]!;
  const last = values
    .filter((other, place) => place !== index && other.region === region && other.from < from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return last?.to !== undefined && last.to < from ? last : undefined;
}

/** The first and last day of a gap between two values; null if there is none. */
function holeBetween(before: FactValue, after: FactValue): { from: ISODate; to: ISODate } | null {
  const from = addDays(before.to!, 1);
  return from < after.from ? { from, to: addDays(after.from, -1) } : null;
}

/** By how much a number changes, as a percentage, if it is more than JUMP; else null. */
function changeBetween({ value: before }: FactValue, { value: after }: FactValue): string | null {
  if (typeof before !== 'number' || typeof after !== 'number' || before === after) return null;
  const share = before === 0 ? Infinity : after / before - 1;
  if (Math.abs(share) <= JUMP) return null;
  return before === 0 ? 'all of it' : `${share > 0 ? '+' : ''}${Math.round(share * 100)} %`;
}
