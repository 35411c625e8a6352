import { checkConfidence, checkCounts } from "./_checks.ts";
import { countBounds } from "./_count_bounds.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";

/** How the count varies, and how sure to be. */
export interface CountIntervalOptions extends IntervalOptions {
  /** Variance over mean, known from elsewhere: 1 for Poisson counts, more where they come in bursts. */
  readonly dispersion: number;
}

/**
 * Expectation behind a single count whose dispersion is known, such as the lines a log writes in an hour: the count is
 * worth `count / dispersion` independent ones, whose interval is Garwood's (1936) with mid-p ends. Covers 93 to 98 % at
 * 95 % where more than ten independent ones are expected; below that up to 100 % of even counts.
 *
 * @param count a whole number.
 * @returns `n` is the count; the lower end is 0 for none.
 * @throws {RangeError} when the count is not a whole number of zero or more, the dispersion below 1, or the confidence
 * not between 0 and 1.
 *
 * @example
 * ```ts
 * import { countInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { confLow, confHigh } = countInterval(100, { dispersion: 1 });
 * assert.ok((confLow ?? 0) > 80 && (confHigh ?? 0) < 123);
 * ```
 */
export function countInterval(
  count: number,
  { dispersion, confidence = 0.95 }: CountIntervalOptions,
): Estimate {
  const action = "find the interval of a count";
  checkCounts(action, [count]);
  checkConfidence(action, confidence);
  if (!(dispersion >= 1 && dispersion < Infinity)) {
    throw new RangeError(`Cannot ${action}: its dispersion is ${dispersion}. Give one or more.`);
  }
  const [confLow, confHigh] = countBounds(count, dispersion, (1 - confidence) / 2);
  return { estimate: count, confLow, confHigh, n: count };
}
