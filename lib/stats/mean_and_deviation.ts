import { checkFinite } from "./_checks.ts";
import { moments } from "./_moments.ts";

/** Where values lie and how far they spread. */
export interface MeanAndDeviation {
  /** Arithmetic mean, in the unit of the values; null for none. */
  readonly mean: number | null;
  /** Sample standard deviation (over n - 1), same unit; null below two values. */
  readonly deviation: number | null;
  /** Values behind it. */
  readonly n: number;
}

/**
 * Mean and sample standard deviation, right to the last digits that the values hold: deviations are taken from the mean
 * in a second pass, and their sum corrects both (Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115).
 * Reaches what NIST's reference sets allow double numbers to reach. Durations of incidents are better told by
 * `medianInterval` and `geometricMeanInterval`: one long incident moves a mean.
 *
 * @param values in any order and unit. Not changed.
 * @throws {RangeError} when a value is not finite.
 *
 * @example
 * ```ts
 * import { meanAndDeviation } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(meanAndDeviation([10_000_001, 10_000_003, 10_000_002]), { mean: 10_000_002, deviation: 1, n: 3 });
 * assert.equal(meanAndDeviation([5]).deviation, null);
 * ```
 */
export function meanAndDeviation(values: readonly number[]): MeanAndDeviation {
  checkFinite("compute a mean", values);
  const n = values.length;
  if (n === 0) return { mean: null, deviation: null, n };
  const { mean, squares } = moments(values);
  return { mean, deviation: n < 2 ? null : Math.sqrt(squares / (n - 1)), n };
}
