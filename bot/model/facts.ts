import { addMonths, type ISODate } from './calendar.js';

/** Facts of law and amounts, by date and region. Numbers and dates may reach a person only from here. */

export type FactId = string;
export type Region = 'flanders' | 'brussels' | 'wallonia';
export type Confidence = 'high' | 'medium';
export type FactStatus = 'in_force' | 'suspended' | 'announced' | 'disputed';
/**
 * The kind of a fact decides how long it may be shown after its check. `statute`: a term or rule of law; `indexed`: an
 * amount that follows the index; `practice`: what an office does or offers, or its hours.
 */
export type FactKind = 'statute' | 'indexed' | 'practice';

/** Units of values. `law` is a citation; `rule` is a statement that is true or false. */
export type FactUnit =
  | 'day'
  | 'working_day'
  | 'week'
  | 'month'
  | 'year'
  | 'age'
  | 'eur'
  | 'percent'
  | 'square_metre'
  | 'count'
  | 'date'
  | 'law'
  | 'rule';

export interface Source {
  publisher: string;
  /** Absent only for a printed source. */
  url?: string | undefined;
  date?: string | undefined;
}

export interface FactValue {
  /** The first day for which the value holds. It is compared with the date that matters in law. */
  from: ISODate;
  /** The last day for which it holds; absent: no end. */
  to?: ISODate | undefined;
  /** A citation (`law`) is in Dutch and French, the languages of the law and of the desks. */
  value: number | string | boolean | { nl: string; fr: string };
  region?: Region | undefined;
  source: Source;
  confidence: Confidence;
  /**
   * A note for authors of facts: why the days before have no value, or why the value differs much from the one before.
   */
  gap?: string | undefined;
  jump?: string | undefined;
}

export interface Fact {
  id: FactId;
  description: string;
  unit: FactUnit;
  kind: FactKind;
  status: FactStatus;
  /** The first day of the current status. Before it, the fact was in force. */
  status_from?: ISODate | undefined;
  /** For an indexed amount: the first day on which the amount may be raised. From then on it is shown as "at least". */
  next_step?: ISODate | undefined;
  checked_on: ISODate;
  check_by: ISODate;
  values: FactValue[];
}

export type FactLookup =
  /**
   * `stale`: law in force that was not checked in time. It is shown with a warning before everything else. `past`: the
   * last known amount, which is shown with its day.
   */
  | { ok: true; fact: Fact; value: FactValue; stale: boolean; past?: true }
  /**
   * `unknown`: no such fact; `outside`: no value for that date and region; `overdue`: the last check is too long ago.
   */
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'outside' | 'overdue'; fact: Fact; source: Source };

export interface FactQuery {
  /** Today. It decides whether the last check is recent enough. */
  today: ISODate;
  /** The date that matters in law (lease signed, status granted …); absent: today. */
  on?: ISODate | undefined;
  region?: Region | undefined;
  /** Gives the last known amount of an indexed fact whose check is overdue: for a fold, never for what is in view. */
  past?: boolean | undefined;
}

export class FactBook {
  readonly #facts: ReadonlyMap<FactId, Fact>;

  constructor(facts: readonly Fact[]) {
    this.#facts = new Map(facts.map((fact) => [fact.id, fact]));
  }

  ids(): FactId[] {
    return [...this.#facts.keys()];
  }

  get(id: FactId): Fact | undefined {
    return this.#facts.get(id);
  }

  /**
   * The value of a fact for a region and the date that matters. It never gives an old value: there is none outside its
   * dates, or after `lastTold` (but see `past`). A value without a region holds everywhere; a value for the asked region goes before it.
   * If no region is asked and the fact exists in one region only, that value is used.
   */
  lookup(id: FactId, query: FactQuery): FactLookup {
    const fact = this.#facts.get(id);
    if (!fact) return { ok: false, reason: 'unknown' };
    const isPast = query.today > lastTold(fact);
    if (isPast && !(query.past && fact.kind === 'indexed'))
      return { ok: false, reason: 'overdue', fact, source: sourceFor(fact, query.region) };
    const on = query.on ?? query.today;
    const current = fact.values.filter((v) => v.from <= on && (v.to === undefined || on <= v.to));
    const value = pickRegion(current, query.region);
    return value
      ? { ok: true, fact, value, stale: !isPast && query.today > fact.check_by, ...(isPast ? { past: true } : {}) }
      : { ok: false, reason: 'outside', fact, source: sourceFor(fact, query.region) };
  }

  /** A fact's number for a rule; null if it has none. Then the rule must say "ask" and not guess. */
  number(id: FactId, query: FactQuery): number | null {
    const value = this.#value(id, query);
    return typeof value === 'number' ? value : null;
  }

  /** A fact's day for a rule; null if it has none. */
  day(id: FactId, query: FactQuery): ISODate | null {
    const value = this.#value(id, query);
    return typeof value === 'string' ? value : null;
  }

  #value(id: FactId, query: FactQuery): FactValue['value'] | null {
    const found = this.lookup(id, query);
    return found.ok ? found.value.value : null;
  }
}

/** For this many months after its check, law in force is still shown, with a warning. */
const STALE_MONTHS = 6;

/** The last day on which a fact is shown: the day of its next check, or six months later for law in force. */
export function lastTold({ kind, status, check_by }: Fact): ISODate {
  return kind === 'statute' && status === 'in_force' ? addMonths(check_by, STALE_MONTHS) : check_by;
}

/** Whether an index may have raised the amount that holds on a day. */
export function mayBeHigher({ next_step }: Fact, on: ISODate): boolean {
  return next_step !== undefined && on >= next_step;
}

/** A fact's status on a day. */
export function statusOn({ status, status_from }: Fact, today: ISODate): FactStatus {
  return status_from !== undefined && today < status_from ? 'in_force' : status;
}

/** The source to look in if a fact has no value: the region's own, else a general one, else the last. */
function sourceFor({ values }: Fact, region: Region | undefined): FactValue['source'] {
  const own = values.findLast((v) => v.region === region) ?? values.findLast((v) => v.region === undefined);
  return (own ?? values.at(-1)!).source;
}

function pickRegion(values: readonly FactValue[], region: Region | undefined): FactValue | undefined {
  const everywhere = values.find((v) => v.region === undefined);
  if (region !== undefined) return values.find((v) => v.region === region) ?? everywhere;
  return everywhere ?? (values.length === 1 ? values[0] : undefined);
}
