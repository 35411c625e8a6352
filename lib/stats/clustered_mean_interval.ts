import { checkConfidence, checkFinite } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { tQuantile } from "./_t_quantile.ts";

/**
 * Mean with an interval that allows for values of one block, such as a week, being alike.
 *
 * Student's t over the sums that blocks are away from the mean by, with one degree of freedom less than blocks; Liang and
 * Zeger 1986, https://doi.org/10.1093/biomet/73.1.13, with the correction for few blocks of MacKinnon and White 1985.
 *
 * @param blocks values of each block, in the unit of the data; blocks without one count for nothing.
 * @returns the mean in the unit of the data; no bounds where fewer than two blocks hold values.
 * @throws {RangeError} when a value is not finite or the confidence is not between 0 and 1.
 *
 * @example
 * ```ts
 * import { clusteredMeanInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh, n } = clusteredMeanInterval([[1], [3], [2], [4]]);
 * assert.deepEqual([estimate, n], [2.5, 4]);
 * // t(3) at 0.975 is 3.1824, the standard error 0.6455.
 * assert.ok(Math.abs((confHigh ?? 0) - 4.5543) < 1e-4 && Math.abs((confLow ?? 0) - 0.4457) < 1e-4);
 * ```
 */
export function clusteredMeanInterval(
  blocks: readonly (readonly number[])[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a mean";
  checkConfidence(action, confidence);
  const told = blocks.filter(({ length }) => length > 0);
  const values = told.flat();
  checkFinite(action, values);
  const n = values.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const estimate = values.reduce((sum, value) => sum + value, 0) / n;
  if (told.length < 2) return { estimate, confLow: null, confHigh: null, n };
  const squares = told.reduce(
    (sum, own) => sum + own.reduce((away, value) => away + value - estimate, 0) ** 2,
    0,
  );
  const error = Math.sqrt(told.length / (told.length - 1) * squares) / n;
  const reach = tQuantile((1 + confidence) / 2, told.length - 1) * error;
  return { estimate, confLow: estimate - reach, confHigh: estimate + reach, n };
}
