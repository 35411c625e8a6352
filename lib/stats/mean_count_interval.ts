import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { checkConfidence, checkCounts } from "./_checks.ts";
import { countBounds, upperOfNone } from "./_count_bounds.ts";
import { dispersion } from "./dispersion.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";

/**
 * Mean count per unit of time with an interval that allows for bursts.
 *
 * @param counts whole numbers per equal unit of time (incidents per week), in any order. Not changed.
 * @throws {RangeError} when a count is not a whole number of zero or more or the confidence does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { meanCountInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh } = meanCountInterval([3, 0, 5, 2, 4, 1, 7, 2]);
 * assert.equal(estimate, 3);
 * assert.ok(confLow !== null && confHigh !== null && confLow < 3 && confHigh > 3);
 * ```
 */
export function meanCountInterval(
  counts: readonly number[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a mean count";
  checkConfidence(action, confidence);
  checkCounts(action, counts);
  const n = counts.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { estimate: 0, confLow: 0, confHigh: upperOfNone(confidence) / n, n };
  if (n === 1) return { estimate: total, confLow: null, confHigh: null, n };
  const tail = normalCdf(-tQuantile((1 + confidence) / 2, n - 1), 0, 1);
  const [low, high] = countBounds(total, Math.max(1, dispersion(counts)), tail);
  return { estimate: total / n, confLow: low / n, confHigh: high / n, n };
}
