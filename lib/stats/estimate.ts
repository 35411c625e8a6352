/** One number estimated from data, with the interval the data leave open. */
export interface Estimate {
  /** The estimate, in the unit of the data; null where there is none. */
  readonly estimate: number | null;
  /** Lower end of the interval; null where the data do not bound it. */
  readonly confLow: number | null;
  /** Upper end of the interval; null where the data do not bound it. */
  readonly confHigh: number | null;
  /** Observations behind it. */
  readonly n: number;
}

/** The share of repeated samples whose interval holds the truth. */
export interface IntervalOptions {
  /** Between 0 and 1; 0.95 unless told. */
  readonly confidence?: number;
}

/** How a test by permutation draws. */
export interface PermutationOptions {
  /** Random rearrangements; 9,999 unless told. The smallest possible p is one over this plus one. */
  readonly permutations?: number;
  /** Whole number that fixes every draw: same data, same seed, same p. */
  readonly seed: number;
}
