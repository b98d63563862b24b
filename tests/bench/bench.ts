/** One measured figure. `beside` is the figure that it is compared with in the same run. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** The number of runs; the value is their median. */
  runs?: number;
  beside?: { what: string; value: number };
  /** The target, in words. */
  aim?: string;
  /** Whether the target is reached; absent if there is none. */
  reached?: boolean;
}

/** A part of `npm run bench`: a file of this folder that exports it as `part`. */
export interface BenchPart {
  /** Its name in `npm run bench -- NAME`. */
  name: string;
  /** What it measures, in one line. */
  about: string;
  /** Measures without printing. Lines given to `log` go to standard error. */
  run(log: (line: string) => void, options: BenchOptions): Promise<Figure[]>;
}

/** The arguments of the bench. */
export interface BenchOptions {
  /** A checkout of another version, with its packages, in which the same jobs are timed. */
  beside?: string | undefined;
}

/** The median of some values; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which this share (0–1) of the values lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
