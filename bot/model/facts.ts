import { addMonths, type ISODate } from './calendar.js';

/** Facts of law and amounts, by date and region. The only place from which a number or date may reach a reader. */

export type FactId = string;
export type Region = 'flanders' | 'brussels' | 'wallonia';
export type Confidence = 'high' | 'medium';
export type FactStatus = 'in_force' | 'suspended' | 'announced' | 'disputed';
/**
 * What a fact is, and so how long it may be told after its check: a `statute` (a term or rule of law), an amount that is
 * `indexed`, or a `practice` (of an office; offers, hours).
 */
export type FactKind = 'statute' | 'indexed' | 'practice';

/** Units: durations and money carry their unit; `law` is a citation; `rule` is a statement that holds or not. */
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
  /** First day (of the date that matters in law) for which the value holds. */
  from: ISODate;
  /** Last day for which it holds; open when absent. */
  to?: ISODate | undefined;
  /** A citation (`law`) is given in Dutch and French, the languages of the law and of the desks. */
  value: number | string | boolean | { nl: string; fr: string };
  region?: Region | undefined;
  source: Source;
  confidence: Confidence;
  /** For who writes facts: why no value is known of the days before this one, or why it differs much from the one before. */
  gap?: string | undefined;
  jump?: string | undefined;
}

export interface Fact {
  id: FactId;
  description: string;
  unit: FactUnit;
  kind: FactKind;
  status: FactStatus;
  /** First day on which the status holds; before it the fact was in force. */
  status_from?: ISODate | undefined;
  /** Of an indexed amount: the first day on which a newer step can hold. From then on it is told as "at least". */
  next_step?: ISODate | undefined;
  checked_on: ISODate;
  check_by: ISODate;
  values: FactValue[];
}

export type FactLookup =
  /** `stale`: law in force, past its check; told with a warning before everything. */
  | { ok: true; fact: Fact; value: FactValue; stale: boolean }
  /** `unknown`: no such fact; `outside`: no value for that date and region; `overdue`: not checked recently enough. */
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'outside' | 'overdue'; fact: Fact; source: Source };

export interface FactQuery {
  /** Today: decides whether the last check is recent enough. */
  today: ISODate;
  /** The date that matters in law (lease signed, status granted …); today when absent. */
  on?: ISODate | undefined;
  region?: Region | undefined;
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
   * The value of a fact for the date that matters and a region. Never a last known value: outside its dates, or past
   * the day until which it is told (`lastTold`), there is none. A value without region holds everywhere; one for the region asked wins over it. Without a
   * region asked, the value of a fact that exists in one region only is taken.
   */
  lookup(id: FactId, query: FactQuery): FactLookup {
    const fact = this.#facts.get(id);
    if (!fact) return { ok: false, reason: 'unknown' };
    if (query.today > lastTold(fact))
      return { ok: false, reason: 'overdue', fact, source: sourceFor(fact, query.region) };
    const on = query.on ?? query.today;
    const current = fact.values.filter((v) => v.from <= on && (v.to === undefined || on <= v.to));
    const value = pickRegion(current, query.region);
    return value
      ? { ok: true, fact, value, stale: query.today > fact.check_by }
      : { ok: false, reason: 'outside', fact, source: sourceFor(fact, query.region) };
  }

  /** A fact's number for a rule; null where it has none, so that the rule says "ask" rather than guess. */
  number(id: FactId, query: FactQuery): number | null {
    const value = this.#value(id, query);
    return typeof value === 'number' ? value : null;
  }

  /** A fact's day for a rule; null where it has none. */
  day(id: FactId, query: FactQuery): ISODate | null {
    const value = this.#value(id, query);
    return typeof value === 'string' ? value : null;
  }

  #value(id: FactId, query: FactQuery): FactValue['value'] | null {
    const found = this.lookup(id, query);
    return found.ok ? found.value.value : null;
  }
}

/** For how long law in force is still told after its check, with a warning. */
const STALE_MONTHS = 6;

/** The last day on which a fact is told: its check, or for law in force six months more. */
export function lastTold({ kind, status, check_by }: Fact): ISODate {
  return kind === 'statute' && status === 'in_force' ? addMonths(check_by, STALE_MONTHS) : check_by;
}

/** Whether the index may have made a newer step of an amount that holds on a day. */
export function mayBeHigher({ next_step }: Fact, on: ISODate): boolean {
  return next_step !== undefined && on >= next_step;
}

/** A fact's status on a day. */
export function statusOn({ status, status_from }: Fact, today: ISODate): FactStatus {
  return status_from !== undefined && today < status_from ? 'in_force' : status;
}

/** Where to look up what has no value: who asks about Brussels is not sent to Wallonia. */
function sourceFor({ values }: Fact, region: Region | undefined): FactValue['source'] {
  const own = values.findLast((v) => v.region === region) ?? values.findLast((v) => v.region === undefined);
  return (own ?? values.at(-1)!).source;
}

function pickRegion(values: readonly FactValue[], region: Region | undefined): FactValue | undefined {
  const everywhere = values.find((v) => v.region === undefined);
  if (region !== undefined) return values.find((v) => v.region === region) ?? everywhere;
  return everywhere ?? (values.length === 1 ? values[0] : undefined);
}
