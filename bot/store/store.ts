import type { Storage } from 'botbuilder';

/**
 * Bot Framework's store, with what our own channels need beside. `eTag`: absent or `*` overwrites whatever there is; an
 * empty one means that nothing may be there; any other must be the one last read, or the write throws ETagConflict.
 */
export interface StateStore extends Storage {
  /** Whether the last read of this key found a record that could not be read back; told once. */
  takeDamage(key: string): boolean;
  /** Rejects where nothing can be written; with OtherStateKey where what is kept was sealed with another key. */
  check(): Promise<void>;
  /** Deletes what has expired; resolves with how many. */
  sweep(): Promise<number>;
  /** Removes what a killed process left half-written; for the start, before anything is written. */
  tidy(): Promise<void>;
}

/** A write was based on a version that is no longer the stored one. */
export class ETagConflict extends Error {
  override readonly name = 'ETagConflict';
  constructor() {
    super('eTag conflict: the record was changed after it was read');
  }
}

/** Whether a write that names this eTag may replace the record of that one (null: there is none). */
export function mayReplace(named: unknown, held: string | null): boolean {
  return named === undefined || named === '*' || named === (held ?? '');
}

/**
 * Whether what was written at `savedAt` is past its time at `now` (epoch ms). So is what lies further ahead than that:
 * the clock was wrong then, and nothing may be kept longer because of it.
 */
export function isExpired(savedAt: number, now: number, ttl: number): boolean {
  return Math.abs(now - savedAt) > ttl;
}
