/** One measured figure. `beside` is what it is compared with in the same run. */
export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** Runs that the value is the median of. */
  runs?: number;
  beside?: { what: string; value: number };
  /** The figure aimed at, in words. */
  aim?: string;
  /** Whether the aim is reached; absent where there is no aim. */
  reached?: boolean;
}

/** A part of `npm run bench`: a file of this folder that exports one as `part`. */
export interface BenchPart {
  /** The name to call it by: `npm run bench -- NAME`. */
  name: string;
  /** What is measured, in one line. */
  about: string;
  /** Measures; prints nothing itself. Lines of `log` go to standard error. */
  run(log: (line: string) => void, options: BenchOptions): Promise<Figure[]>;
}

/** What the bench was called with. */
export interface BenchOptions {
  /** A checkout of another version, with its packages, to time the same jobs in. */
  beside?: string | undefined;
}

/** The middle of some values; the mean of the two middle ones where their number is even. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which a share (0–1) of some values lies. NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
