import { checkFinite, checkLength } from "./_checks.ts";
import { moments } from "./_moments.ts";

/** Correlations of y with x earlier by 0, 1 and so on steps, both already centred and of the given root of squares. */
export function laggedProducts(
  x: Float64Array,
  y: Float64Array,
  maxLag: number,
  scale: number,
): Float64Array {
  const n = x.length;
  return Float64Array.from({ length: maxLag + 1 }, (_, lag) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (y[t] as number) * (x[t - lag] as number);
    return sum / scale;
  });
}

/**
 * Correlation of y with what x was some steps earlier: the cross-correlation function, each lag over all n values (Box,
 * Jenkins, Reinsel and Ljung 2015, §12.1), so that far lags, which few pairs tell of, are drawn towards 0.
 *
 * For looking only: two series that each move slowly correlate at some lag by chance alone (38 to 81 % false alarms for
 * the best of nine lags at 5 %). `laggedCorrelationTest` gives a verdict.
 *
 * @param x the series that might lead, at equal steps of time. Not changed.
 * @param y the series that might follow, at the same times.
 * @param maxLag largest lag in steps, 0 or more and below the number of values.
 * @returns -1 to 1 by lag, from 0; all 0 where a series is constant.
 * @throws {RangeError} when the lengths differ, a value is not finite or the lag impossible.
 *
 * @example
 * ```ts
 * import { crossCorrelation } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const queue = [0, 0, 9, 0, 0, 0, 9, 0, 0, 0];
 * const errors = [0, 0, 0, 5, 0, 0, 0, 5, 0, 0];
 * const found = crossCorrelation(queue, errors, 2);
 * assert.equal(found.indexOf(Math.max(...found)), 1);
 * ```
 */
export function crossCorrelation(x: readonly number[], y: readonly number[], maxLag: number): number[] {
  const action = "correlate two series";
  checkLength(action, "y", y.length, x.length);
  checkFinite(action, x);
  checkFinite(action, y);
  if (!(Number.isSafeInteger(maxLag) && maxLag >= 0 && maxLag < x.length)) {
    throw new RangeError(
      `Cannot ${action}: the largest lag is ${maxLag} of ${x.length} values. Give a whole number from 0 to ${
        x.length - 1
      }.`,
    );
  }
  const [inX, inY] = [moments(x), moments(y)];
  const scale = Math.sqrt(inX.squares * inY.squares);
  if (scale === 0) return Array.from({ length: maxLag + 1 }, () => 0);
  const centred = (series: readonly number[], mean: number) =>
    Float64Array.from(series, (value) => value - mean);
  return [...laggedProducts(centred(x, inX.mean), centred(y, inY.mean), maxLag, scale)];
}
