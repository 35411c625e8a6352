import { checkConfidence, checkLength } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { normalQuantile } from "./_normal_quantile.ts";

/**
 * Difference of two shares of the same cases, such as how often two ways of guessing are right, with the interval of
 * Agresti and Min (2005, doi:10.1002/sim.1781): half a case is added to each of the four outcomes.
 *
 * @param one whether each case is a hit by the first way.
 * @param other whether the same case is one by the second.
 * @returns share of the first less share of the second, -1 to 1; null for no cases.
 * @throws {RangeError} when the lengths differ.
 *
 * @example
 * ```ts
 * import { shareDifference } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh } = shareDifference([true, true, true, false], [true, false, true, false]);
 * assert.equal(estimate, 0.25);
 * assert.ok((confLow ?? 0) < 0 && (confHigh ?? 0) > 0.25);
 * ```
 */
export function shareDifference(
  one: readonly boolean[],
  other: readonly boolean[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compare two shares";
  checkConfidence(action, confidence);
  checkLength(action, "the second list", other.length, one.length);
  const n = one.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const gained = one.filter((hit, at) => hit && !other[at]).length;
  const lost = one.filter((hit, at) => !hit && other[at]).length;
  const cases = n + 2;
  const middle = (gained - lost) / cases;
  const spread = ((gained + lost + 1) / cases - middle ** 2) / cases;
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(spread);
  return {
    estimate: (gained - lost) / n,
    confLow: Math.max(-1, middle - reach),
    confHigh: Math.min(1, middle + reach),
    n,
  };
}
