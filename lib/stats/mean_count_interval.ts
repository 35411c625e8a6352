import { checkConfidence, checkCounts } from "./_checks.ts";
import { upperOfNone } from "./_count_bounds.ts";
import { MeanPosterior } from "./_count_posterior.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";

/**
 * Mean count per unit of time with an interval that allows for bursts.
 *
 * Counts are taken as negative binomial with variance dispersion × mean; the interval is the central part of
 * the posterior of the mean over all dispersions from 1 (Poisson) to 9 or three times what is observed, under
 * Jeffreys' prior for the mean. A variance estimated and plugged in (quasi-Poisson) covers only 82 to 92 % of
 * quiet, bursty counts, because the weeks that show no burst also show no variance.
 *
 * Simulated coverage at 95 % for 13, 26 and 78 weeks, means 0.3 to 8 and dispersions 1.5 to 4: 93.6 to 96.4 %;
 * 95.5 to 98 % under Poisson, where the interval pays for not knowing that. It cannot hold at 13 weeks of mean
 * 0.3 with dispersion 1.5, 2 or 4 (93, 89, 80 %): 4, 7 and 17 % of such quarters have no incident at all, and
 * the exact Poisson limit used then knows nothing of bursts.
 *
 * @param counts whole numbers per equal unit of time (incidents per week), in any order. Not changed.
 * @returns incidents per unit of time; all null for no counts, open ends (null) for one; for nothing but zeros
 * 0 up to Garwood's exact Poisson limit, 3.69 / n at 95 %.
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
  if (estimate === 0) return { estimate, confLow: 0, confHigh: upperOfNone(confidence) / n, n };
  if (n === 1) return { estimate, confLow: null, confHigh: null, n };
  const posterior = new MeanPosterior(counts);
  const tail = (1 - confidence) / 2;
  return { estimate, confLow: posterior.quantile(tail), confHigh: posterior.quantile(1 - tail), n };
}
