import { checkConfidence, checkCounts } from "./_checks.ts";
import { MeanPosterior } from "./_count_posterior.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";

/**
 * Mean count per unit of time with an interval that allows for bursts.
 *
 * Counts are taken as negative binomial with variance dispersion × mean; the interval is the central part of
 * the posterior of the mean over all dispersions from 1 (Poisson) to 14 or three times what is observed, and over
 * a few below 1, under Jeffreys' prior for the mean. A variance estimated and plugged in (quasi-Poisson) covers
 * only 82 to 92 % of quiet, bursty counts, because the weeks that show no burst also show no variance.
 *
 * Coverage measured at 95 %, lowest and highest over dispersions 1, 1.5, 2 and 4, each from 20,000 simulations
 * (standard error 0.1 to 0.2 points). It lies between 93.9 and 95.4 % wherever 16 incidents or more are expected, and
 * never lower; single cells of 2,000 simulations were seen at 93.0, where 94 is true.
 *
 * | mean | 13 weeks     | 26 weeks     | 78 weeks     |
 * | ---: | ------------ | ------------ | ------------ |
 * | 0.05 | 95.9 to 97.3 | 95.1 to 97.0 | 95.4 to 96.9 |
 * |  0.3 | 95.2 to 96.6 | 94.1 to 96.9 | 95.0 to 95.3 |
 * |  0.5 | 95.8 to 96.5 | 95.7 to 96.8 | 95.1 to 95.3 |
 * |    1 | 94.2 to 95.9 | 94.7 to 95.2 | 94.7 to 95.1 |
 * |    3 | 94.3 to 95.1 | 94.4 to 94.9 | 94.8 to 95.0 |
 * |    8 | 94.2 to 95.1 | 94.4 to 95.2 | 94.4 to 95.0 |
 * |   10 | 94.0 to 94.9 | 94.4 to 95.0 | 94.4 to 95.0 |
 *
 * It is cautious where few are expected, in bursts most: where even no incident at all is no strong sign of a low
 * mean, no count misses from below, and what is left is 97.5 %. So few cannot tell bursts from chance.
 *
 * @param counts whole numbers per equal unit of time (incidents per week), in any order. Not changed.
 * @returns incidents per unit of time; all null for no counts, open ends (null) for a single one above zero; for
 * nothing but zeros 0 up to about 7 / n at 95 %, more than the 3.69 / n of Poisson counts (Garwood 1936):
 * bursts leave more quarters without any.
 * @throws {RangeError} when a count is not a whole number of zero or more or the confidence does not lie
 * between 0 and 1.
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
  const estimate = counts.reduce((sum, count) => sum + count, 0) / n;
  if (n === 1 && estimate > 0) return { estimate, confLow: null, confHigh: null, n };
  const posterior = new MeanPosterior(counts);
  const tail = (1 - confidence) / 2;
  return {
    estimate,
    confLow: estimate === 0 ? 0 : posterior.quantile(tail),
    confHigh: posterior.quantile(1 - tail),
    n,
  };
}
