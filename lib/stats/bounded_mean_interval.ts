import { checkConfidence, checkShares } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { tQuantile } from "./_t_quantile.ts";

/**
 * Mean of values between 0 and 1, such as ranks, with an interval that allows for values of one block, such as a week,
 * being alike.
 *
 * Student's t over the sums that blocks are away from the mean by, with one degree of freedom less than blocks (Liang
 * and Zeger 1986, https://doi.org/10.1093/biomet/73.1.13, with the correction for few blocks of MacKinnon and White
 * 1985), after one value of 0 and one of 1 joined as blocks of their own, as Agresti and Coull (1998,
 * https://doi.org/10.1080/00031305.1998.10480550) do for shares: fourteen values of 1 leave room for 0.8, where their own
 * spread would leave none. Coverage measured at 95 % over 15 blocks: 94 to 95 % for uniform values alike in a block, 97
 * % and more for means of 0.9 to 0.98.
 *
 * @param blocks values of each block, 0 to 1; blocks without one count for nothing.
 * @returns 0 to 1; the estimate is the mean of the values alone. No bounds where fewer than two blocks hold values.
 * @throws {RangeError} when a value is not between 0 and 1 or the confidence is not.
 *
 * @example
 * ```ts
 * import { boundedMeanInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { estimate, confLow, confHigh } = boundedMeanInterval(Array.from({ length: 14 }, () => [1]));
 * assert.deepEqual([estimate, confHigh], [1, 1]);
 * // Mean 15/16 and standard error 1/16 of sixteen values, t(15) at 0.975 is 2.1314.
 * assert.ok(Math.abs((confLow ?? 0) - 0.8043) < 1e-4);
 * ```
 */
export function boundedMeanInterval(
  blocks: readonly (readonly number[])[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a mean";
  checkConfidence(action, confidence);
  const told = blocks.filter(({ length }) => length > 0);
  checkShares(action, told.flat());
  const n = told.flat().length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const estimate = sum(told.flat()) / n;
  if (told.length < 2) return { estimate, confLow: null, confHigh: null, n };
  const [centre, reach] = studentReach([...told, [0], [1]], confidence);
  return { estimate, confLow: Math.max(0, centre - reach), confHigh: Math.min(1, centre + reach), n };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function studentReach(blocks: readonly (readonly number[])[], confidence: number): [number, number] {
  const n = blocks.flat().length;
  const mean = sum(blocks.flat()) / n;
  const squares = sum(blocks.map((own) => (sum(own) - own.length * mean) ** 2));
  const error = Math.sqrt(blocks.length / (blocks.length - 1) * squares) / n;
  return [mean, tQuantile((1 + confidence) / 2, blocks.length - 1) * error];
}
