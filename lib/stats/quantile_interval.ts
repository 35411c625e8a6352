import { betaTails } from "./_beta_tails.ts";
import { checkConfidence, checkFinite, checkProbability } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { quantileOfSorted, sorted } from "./_sorted.ts";

/** Rank from 0 to n + 1, whole or not, that lies above the quantile p with this probability. */
function rankAbove(n: number, p: number, probability: number): number {
  let [low, high] = [0, n + 1];
  for (let step = 0; step < 60; step++) {
    const rank = (low + high) / 2;
    // The value at this rank has so large a share of all below it: a beta variable, above p or not.
    if (betaTails(p, 1 - p, rank, n + 1 - rank).lower < probability) high = rank;
    else low = rank;
  }
  return (low + high) / 2;
}

/** Value at a rank counted from 1, between its neighbours; null beyond the first and last. */
function valueAt(ascending: Float64Array, rank: number): number | null {
  if (!(rank >= 1 && rank <= ascending.length)) return null;
  return quantileOfSorted(ascending, ascending.length === 1 ? 0 : (rank - 1) / (ascending.length - 1));
}

/**
 * Quantile of a sample, such as the 90th percentile of durations, with a distribution-free interval from fractional order
 * statistics (Hutson 1999, doi:10.1080/02664769922458). The value at rank r of n has a share of all below it that follows
 * the beta law with shapes r and n + 1 - r; the ends are the ranks that lie below and above p with half of what is left
 * to chance. That is what a bootstrap of the quantile draws at random, taken whole.
 *
 * Coverage measured at 95 % (log-normal, sigma 1.2): 94.6 to 95.8 % at the median, 75th and 90th percentile for 50 to 400
 * values, 94.8 to 96.8 % for 10 and 30 values where both ends are there. At the median `medianInterval` comes nearer to 95 %.
 *
 * @param values in any order and unit, which is also the unit of the result. Not changed.
 * @param p between 0 and 1, such as 0.9.
 * @returns the sample quantile (type 7), null for no values; an end is null where no value lies far enough out: below 36
 * values the upper end of a 90th percentile at 95 %.
 * @throws {RangeError} when a value is not finite, or p or the confidence not between 0 and 1.
 *
 * @example
 * ```ts
 * import { quantileInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const minutes = Array.from({ length: 99 }, (_, at) => at + 1);
 * const { estimate, confLow, confHigh } = quantileInterval(minutes, 0.9);
 * assert.equal(estimate?.toFixed(1), "89.2");
 * assert.ok((confLow ?? 0) > 82 && (confHigh ?? 100) < 96);
 * assert.equal(quantileInterval([1, 2, 3], 0.9).confHigh, null);
 * ```
 */
export function quantileInterval(
  values: readonly number[],
  p: number,
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a quantile";
  checkProbability(action, "p", p);
  checkConfidence(action, confidence);
  checkFinite(action, values);
  const n = values.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const ascending = sorted(values);
  const tail = (1 - confidence) / 2;
  return {
    estimate: quantileOfSorted(ascending, p),
    confLow: valueAt(ascending, rankAbove(n, p, 1 - tail)),
    confHigh: valueAt(ascending, rankAbove(n, p, tail)),
    n,
  };
}
