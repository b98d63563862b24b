import type { Storage } from 'botbuilder';

/**
 * Bot Framework's store, with additions for our own channels. `eTag` of a write: absent or `*` overwrites any record;
 * an empty one expects no record; any other must be the one last read, else the write throws ETagConflict.
 */
export interface StateStore extends Storage {
  /** Whether the last read of this key found a damaged record. Tells it only once. */
  takeDamage(key: string): boolean;
  /** Rejects if nothing can be written; with OtherStateKey if the stored talks were sealed with an unknown key. */
  check(): Promise<void>;
  /** Deletes expired records; resolves with their number. */
  sweep(): Promise<number>;
  /** Removes half-written files of a killed process. Call it at the start, before anything is written. */
  tidy(): Promise<void>;
}

/** A write was based on a version that is no longer the stored one. */
export class ETagConflict extends Error {
  override readonly name = 'ETagConflict';
  constructor() {
    super('eTag conflict: the record was changed after it was read');
  }
}

/** Whether a write that names this eTag may replace the record with the other eTag (null: there is no record). */
export function mayReplace(named: unknown, held: string | null): boolean {
  return named === undefined || named === '*' || named === (held ?? '');
}

/**
 * Whether a record of `savedAt` has expired at `now` (epoch ms). A record from more than `ttl` in the future has
 * expired too: the clock was wrong then, and no record may live longer because of that.
 */
export function isExpired(savedAt: number, now: number, ttl: number): boolean {
  return Math.abs(now - savedAt) > ttl;
}
