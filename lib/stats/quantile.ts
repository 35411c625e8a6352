import { checkFinite, checkQuantile } from "./_checks.ts";
import { quantileOfSorted, sorted } from "./_sorted.ts";

/**
 * The value below which a share `p` of the sample lies: linear interpolation between order statistics, type 7
 * of Hyndman and Fan (1996), the default of R, NumPy and spreadsheets.
 *
 * @param values at least one, in any order and unit; the result has the same unit. Not changed.
 * @param p share from 0 (the smallest value) to 1 (the largest).
 * @throws {RangeError} when there are no values, one is not finite, or p lies outside 0 to 1.
 *
 * @example
 * ```ts
 * import { quantile } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
 * assert.throws(() => quantile([], 0.5), RangeError);
 * ```
 */
export function quantile(values: readonly number[], p: number): number {
  checkQuantile(values.length, p);
  checkFinite("compute a quantile", values);
  return quantileOfSorted(sorted(values), p);
}
