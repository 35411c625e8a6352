import { checkConfidence, checkCounts, checkPermutations } from "./_checks.ts";
import { CountGroups } from "./_count_groups.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { endFromLog } from "./_from_log.ts";
import { reaches } from "./_reaches.ts";

/** How much more or less often something happens in one period than in another. */
export interface RateRatioResult {
  /** Rate of B over rate of A, no unit; `n` counts the weeks of both. */
  readonly ratio: Estimate;
  /** Two-sided, 0 to 1; null when a period has no weeks, or both together fewer than three. */
  readonly pValue: number | null;
  /** Variance over mean of the weekly counts inside the periods; 1 under Poisson. */
  readonly dispersion: number;
}

/**
 * Ratio of two rates from weekly counts, with a permutation p and an interval from the same permutation
 * distribution.
 *
 * Null hypothesis: weeks of both periods have the same law. Weeks are dealt anew, never incidents, so bursts
 * inside a week stay together. The statistic is the logarithm of the ratio over its quasi-Poisson standard
 * error, each period with its own dispersion (at least 1), computed anew in every arrangement; the interval is
 * log ratio ± the permutation quantile × that error, so it excludes 1 exactly when p ≤ 1 - confidence.
 *
 * Exact for unequal numbers of weeks; about 6 % false alarms at 5 % when 26 Poisson weeks meet 13 of
 * dispersion 3. Below some ten incidents in all, p takes few values and is conservative (2 %). Weeks must be
 * independent: a trend or an incident that lasts for weeks breaks that.
 *
 * @param countsA whole numbers, one per week of the period compared with. Not changed.
 * @param countsB whole numbers, one per week of the period in question.
 * @returns the estimate is null without incidents in A, and the upper end open (null); without incidents in B
 * the lower end is 0.
 * @throws {RangeError} when a count is not a whole number of zero or more, or an option is impossible.
 *
 * @example
 * ```ts
 * import { rateRatioTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { ratio, pValue } = rateRatioTest([1, 2, 0, 3, 1, 2], [6, 4, 7, 5, 8, 6], { seed: 1 });
 * assert.equal(ratio.estimate, 4);
 * assert.ok((pValue ?? 1) < 0.05 && (ratio.confLow ?? 0) > 1);
 * ```
 */
export function rateRatioTest(
  countsA: readonly number[],
  countsB: readonly number[],
  { confidence = 0.95, permutations = 9_999, seed }: IntervalOptions & PermutationOptions,
): RateRatioResult {
  const action = "compare two rates";
  checkConfidence(action, confidence);
  checkPermutations(action, permutations);
  checkCounts(action, countsA);
  checkCounts(action, countsB);
  const [a, b] = [countsA.length, countsB.length];
  const n = a + b;
  if (a === 0 || b === 0 || n < 3) {
    return { ratio: { estimate: null, confLow: null, confHigh: null, n }, pValue: null, dispersion: 1 };
  }
  const groups = new CountGroups(countsA, countsB);
  const [sumA, sumB] = groups.sums;
  const { log, error } = groups.found();
  const dealt = groups.dealt({ permutations, seed });
  const extreme = dealt.filter((size) => reaches(size, Math.abs(log) / error)).length;
  const rank = dealt[Math.ceil(confidence * (permutations + 1) - 1e-9) - 1];
  // As far as a tie is one for p: an end must not pass 1 in its last digit.
  const limit = rank === undefined ? undefined : rank * (1 + 2e-9);
  const estimate = sumA > 0 ? (sumB / b) / (sumA / a) : null;
  const confLow = limit === undefined ? null : sumB > 0 ? Math.exp(log - limit * error) : 0;
  const confHigh = limit === undefined || sumA === 0 ? null : endFromLog(log + limit * error);
  return {
    ratio: { estimate, confLow, confHigh, n },
    pValue: (extreme + 1) / (permutations + 1),
    dispersion: groups.dispersion(),
  };
}
