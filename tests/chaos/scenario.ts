/** What one scenario found. */
export interface Outcome {
  /** Turns that were acknowledged and looked for afterwards. */
  verified: number;
  /** Of those, the ones that were not there. */
  lost: number;
  /** Milliseconds from when the fault ended until a turn was taken again; null where nothing had stopped. */
  recoveredMs: number | null;
  /** What else was measured, in words. */
  also: string;
  /** What must not be; the suite fails where there is any. */
  wrong: string[];
}

/** One thing that goes wrong, with real processes. */
export interface Scenario {
  name: string;
  /** What this machine lacks for it, with how to get it; null where it has everything. */
  missing: () => string | null;
  run: () => Promise<Outcome>;
}
