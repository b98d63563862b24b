/** The result of one scenario. */
export interface Outcome {
  /** Acknowledged turns that were checked afterwards. */
  verified: number;
  /** Those of them that were missing. */
  lost: number;
  /** Milliseconds from the end of the fault until a turn was accepted again; null if nothing had stopped. */
  recoveredMs: number | null;
  /** Other measurements, in words. */
  also: string;
  /** Errors. The suite fails if there are any. */
  wrong: string[];
}

/** One kind of failure, with real processes. */
export interface Scenario {
  name: string;
  /** What this machine lacks for it, with how to get it; null if it lacks nothing. */
  missing: () => string | null;
  run: () => Promise<Outcome>;
}
