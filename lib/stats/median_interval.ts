import { fairBinomial } from "./_binomial.ts";
import { checkConfidence, checkFinite } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { quantileOfSorted, sorted } from "./_sorted.ts";

/**
 * The rank, counted from either end, at which the interval stops: `depth` values are left out on each side,
 * and `share` of the way to the next value is given up as well. Null where even all values do not reach the
 * confidence.
 */
function cut(n: number, confidence: number): { depth: number; share: number } | null {
  let outside = fairBinomial(0, n);
  if (1 - 2 * outside < confidence) return null;
  let depth = 0;
  let next = outside + fairBinomial(1, n);
  while (1 - 2 * next >= confidence) {
    depth++;
    outside = next;
    next += fairBinomial(depth + 1, n);
  }
  const wide = 1 - 2 * outside;
  const gap = (wide - confidence) / (wide - (1 - 2 * next));
  const k = depth + 1;
  return { depth, share: (n - k) * gap / (k + (n - 2 * k) * gap) };
}

/**
 * Median with a distribution-free interval: order statistics, interpolated so that it covers what it says.
 *
 * Two order statistics alone cover 96 to 98 % where 95 % is asked of small samples, because ranks are whole.
 * Hettmansperger and Sheather (1986, Statistics & Probability Letters 4) interpolate between neighbouring
 * ranks; the result depends hardly on the distribution.
 *
 * Ties are allowed and make it cautious. Of log-normal durations (sigma 1.2, 6,000 simulations each) it covers
 * 94.4 to 95.3 % for 8 to 200 values that all differ; in whole minutes around a median of 10, 94.4 to 95.7 % up to
 * 30 values and 97.4 to 98.2 % for 60 to 200; in steps of a sixth of the median, up to 96.2 % and 99.3 %. An end
 * between two minutes holds the whole minute beside it. Counting ties by half instead (mid-P) covered 51 % of
 * samples of 200 where nearly half of all incidents end before the minute of the median: the caution stays.
 *
 * @param values in any order and unit, which is also the unit of the result. Not changed.
 * @returns the sample median, null for no values; open ends (null) below six values at 95 %, where no pair of
 * order statistics can reach the confidence.
 * @throws {RangeError} when a value is not finite or the confidence does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { medianInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const minutes = [12, 18, 25, 31, 40, 55, 70, 95, 130, 400];
 * const { estimate, confLow, confHigh } = medianInterval(minutes);
 * assert.equal(estimate, 47.5);
 * assert.ok(confLow !== null && confLow > 18 && confLow < 25);
 * assert.ok(confHigh !== null && confHigh > 95 && confHigh < 130);
 * assert.equal(medianInterval([12, 18]).confLow, null);
 * ```
 */
export function medianInterval(
  values: readonly number[],
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute the interval of a median";
  checkConfidence(action, confidence);
  checkFinite(action, values);
  const n = values.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const ascending = sorted(values);
  const estimate = quantileOfSorted(ascending, 0.5);
  const stop = cut(n, confidence);
  if (stop === null) return { estimate, confLow: null, confHigh: null, n };
  const between = (outer: number, inner: number): number => {
    const from = ascending[outer] ?? NaN;
    const to = ascending[inner] ?? NaN;
    return from === to ? from : from * (1 - stop.share) + to * stop.share;
  };
  return {
    estimate,
    confLow: between(stop.depth, stop.depth + 1),
    confHigh: between(n - 1 - stop.depth, n - 2 - stop.depth),
    n,
  };
}
