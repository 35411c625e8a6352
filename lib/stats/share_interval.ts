import { checkConfidence, checkCounts } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { normalQuantile } from "./_normal_quantile.ts";

/** Wilson's interval for a share with so many independent observations behind it, whole or not. */
export function wilsonEnds(share: number, n: number, confidence: number): [number, number] {
  const z2 = normalQuantile((1 + confidence) / 2) ** 2;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = Math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/**
 * A share with the interval of Wilson (1927, doi:10.1080/01621459.1927.10502953), which holds for few cases and for
 * shares near 0 and 1.
 *
 * @param hits of `n` cases.
 * @returns 0 to 1; null for no cases.
 * @throws {RangeError} when a count is not a whole number or there are more hits than cases.
 *
 * @example
 * ```ts
 * import { shareInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh } = shareInterval(9, 10);
 * assert.equal(estimate, 0.9);
 * assert.deepEqual([confLow?.toFixed(3), confHigh?.toFixed(3)], ["0.596", "0.982"]);
 * ```
 */
export function shareInterval(
  hits: number,
  n: number,
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a share";
  checkConfidence(action, confidence);
  checkCounts(action, [hits, n, n - hits]);
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const [confLow, confHigh] = wilsonEnds(hits / n, n, confidence);
  return { estimate: hits / n, confLow, confHigh, n };
}
