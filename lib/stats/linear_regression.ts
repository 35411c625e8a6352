import { checkConfidence, checkFinite, checkLength } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { fTail } from "./_f_tail.ts";
import { moments } from "./_moments.ts";
import { tQuantile } from "./_t_quantile.ts";

/** A straight line through points, and how sure it is. */
export interface RegressionLine {
  /** Change of y for one unit of x, in units of y over units of x. */
  readonly slope: Estimate;
  /** Value of the line at x = 0, in the unit of y. */
  readonly intercept: Estimate;
  /** Standard error of the slope; null below three points. */
  readonly slopeError: number | null;
  /** Standard error of the intercept; null below three points. */
  readonly interceptError: number | null;
  /** Standard deviation of the residuals, over n - 2; null below three points. */
  readonly deviation: number | null;
  /** Share of the squared deviations of y that the line explains, 0 to 1; null where y does not vary. */
  readonly rSquared: number | null;
  /** Two-sided p of no slope, 0 to 1; null below three points. */
  readonly pValue: number | null;
}

const wrapped = (estimate: number, reach: number | null, n: number): Estimate => ({
  estimate,
  confLow: reach === null ? null : estimate - reach,
  confHigh: reach === null ? null : estimate + reach,
  n,
});

/** Sums of products of deviations from the means. */
function sums(x: readonly number[], y: readonly number[]) {
  const [inX, inY] = [moments(x), moments(y)];
  let [products, leftX, leftY] = [0, 0, 0];
  x.forEach((value, i) => {
    const [dx, dy] = [value - inX.mean, (y[i] as number) - inY.mean];
    products += dx * dy;
    leftX += dx;
    leftY += dy;
  });
  return { inX, inY, products: products - leftX * leftY / x.length };
}

/**
 * Straight line of least squares, with Student's t intervals and the t test of no slope (Draper and Smith 1998, Applied
 * Regression Analysis, §1). Sums are taken of deviations from the means, so that large, alike values keep their digits.
 *
 * The intervals and p hold for residuals that are independent, alike in spread and about normal; those of a series over
 * time seldom are, and p is then too small.
 *
 * @param x finite, in any order and unit. Not changed.
 * @param y one for each x.
 * @returns null below two points or where x does not vary: no line can be told.
 * @throws {RangeError} when the lengths differ, a value is not finite or the confidence not between 0 and 1.
 *
 * @example
 * ```ts
 * import { linearRegression } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const line = linearRegression([1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8]);
 * assert.equal(line?.slope.estimate?.toFixed(2), "1.94");
 * assert.ok((line?.slope.confLow ?? 0) > 1.5 && (line?.pValue ?? 1) < 0.01);
 * assert.equal(linearRegression([3, 3], [1, 2]), null);
 * ```
 */
export function linearRegression(
  x: readonly number[],
  y: readonly number[],
  { confidence = 0.95 }: IntervalOptions = {},
): RegressionLine | null {
  const action = "fit a line";
  checkConfidence(action, confidence);
  checkLength(action, "y", y.length, x.length);
  checkFinite(action, x);
  checkFinite(action, y);
  const n = x.length;
  if (n < 2) return null;
  const { inX, inY, products } = sums(x, y);
  if (inX.squares === 0) return null;
  const slope = products / inX.squares;
  // Residuals one by one: their sum of squares as a difference of two large sums would lose its digits.
  const left = x.reduce(
    (sum, value, i) => sum + ((y[i] as number) - inY.mean - slope * (value - inX.mean)) ** 2,
    0,
  );
  const spread = n > 2 ? left / (n - 2) : null;
  const slopeError = spread === null ? null : Math.sqrt(spread / inX.squares);
  const interceptError = spread === null
    ? null
    : Math.sqrt(spread * (1 / n + inX.mean * inX.mean / inX.squares));
  const t = n > 2 ? tQuantile((1 + confidence) / 2, n - 2) : 0;
  const flat = slope === 0 ? 1 : null;
  return {
    slope: wrapped(slope, slopeError === null ? null : t * slopeError, n),
    intercept: wrapped(inY.mean - slope * inX.mean, interceptError === null ? null : t * interceptError, n),
    slopeError,
    interceptError,
    deviation: spread === null ? null : Math.sqrt(spread),
    rSquared: inY.squares === 0 ? null : Math.max(0, 1 - left / inY.squares),
    pValue: slopeError === null ? null : flat ?? fTail((slope / slopeError) ** 2, 1, n - 2),
  };
}
