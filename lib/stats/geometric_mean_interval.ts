import { tQuantile } from "./_t_quantile.ts";
import { checkConfidence, checkPositive } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { endFromLog } from "./_from_log.ts";
import { moments } from "./_moments.ts";

/**
 * Geometric mean, the typical value of durations, with Student's t interval computed on the logarithms (Olsson
 * 2005, Journal of Statistics Education 13). Covers 95 % of log-normal durations at any n; of a mixture of short
 * incidents and a quarter of eight times longer ones 94.5 % at n = 10 and 30, of twenty times longer ones 93.5 % at
 * n = 10 and 94.5 % from n = 30 on (10,000 simulations each).
 *
 * @param values positive, in any order and unit, which is also the unit of the result. Not changed.
 * @returns the estimate, null for no values; open ends (null) below two values.
 * @throws {RangeError} when a value is not positive and finite or the confidence does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { geometricMeanInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh } = geometricMeanInterval([10, 100, 1000]);
 * assert.ok(Math.abs((estimate ?? 0) - 100) < 1e-9);
 * assert.ok(confLow !== null && confHigh !== null && confLow < 100 && confHigh > 100);
 * assert.throws(() => geometricMeanInterval([0, 5]), RangeError);
 * ```
 */
export function geometricMeanInterval(
  values: readonly number[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a geometric mean";
  checkConfidence(action, confidence);
  checkPositive(action, values);
  const n = values.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const { mean, squares } = moments(Float64Array.from(values, Math.log));
  const estimate = Math.exp(mean);
  if (n === 1) return { estimate, confLow: null, confHigh: null, n };
  const reach = tQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { estimate, confLow: Math.exp(mean - reach), confHigh: endFromLog(mean + reach), n };
}
