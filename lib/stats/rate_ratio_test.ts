import { checkConfidence, checkCounts, checkPermutations } from "./_checks.ts";
import { deal, ranks } from "./_deal.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { createRandom } from "./random.ts";

/** How much more or less often something happens in one period than in another. */
export interface RateRatioResult {
  /** Rate of B over rate of A, no unit; `n` counts the weeks of both. */
  readonly ratio: Estimate;
  /** Two-sided, 0 to 1; null when a period has no weeks, or both together fewer than three. */
  readonly pValue: number | null;
  /** Variance over mean of the weekly counts inside the periods; 1 under Poisson. */
  readonly dispersion: number;
}

interface Groups {
  readonly sizes: readonly [number, number];
  readonly total: number;
  readonly squares: number;
}

function pooledDispersion({ sizes: [a, b], squares }: Groups, sumA: number, sumB: number): number {
  const [meanA, meanB] = [sumA / a, sumB / b];
  const pooled = (sumA + sumB) / (a + b);
  if (pooled === 0 || a + b < 3) return 1;
  return (squares - sumA * meanA - sumB * meanB) / (a + b - 2) / pooled;
}

/** Logarithm of the ratio of rates and its standard error; half an incident keeps a quiet period from being infinitely quiet. */
function studentised(groups: Groups, sumA: number): { log: number; error: number } {
  const [a, b] = groups.sizes;
  const sumB = groups.total - sumA;
  const spread = Math.max(1, pooledDispersion(groups, sumA, sumB));
  return {
    log: Math.log((sumB + 0.5) / b) - Math.log((sumA + 0.5) / a),
    error: Math.sqrt(spread * (1 / (sumA + 0.5) + 1 / (sumB + 0.5))),
  };
}

/**
 * Ratio of two rates from weekly counts, with a permutation p; weeks are the units that are dealt anew.
 *
 * @param countsA whole numbers, one per week of the period compared with. Not changed.
 * @param countsB whole numbers, one per week of the period in question.
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
  const weeks = Float64Array.of(...countsA, ...countsB);
  const groups = {
    sizes: [countsA.length, countsB.length],
    total: weeks.reduce((sum, count) => sum + count, 0),
    squares: weeks.reduce((sum, count) => sum + count * count, 0),
  } as const;
  const sumA = countsA.reduce((sum, count) => sum + count, 0);
  const sumB = groups.total - sumA;
  const n = weeks.length;
  if (countsA.length === 0 || countsB.length === 0 || n < 3) {
    return { ratio: { estimate: null, confLow: null, confHigh: null, n }, pValue: null, dispersion: 1 };
  }
  const { log, error } = studentised(groups, sumA);
  const random = createRandom(seed);
  const items = ranks(n);
  const statistics = new Float64Array(permutations);
  for (let drawn = 0; drawn < permutations; drawn++) {
    deal(items, countsA.length, random);
    let sum = 0;
    for (let i = 0; i < countsA.length; i++) sum += weeks[items[i] as number] as number;
    const dealt = studentised(groups, sum);
    statistics[drawn] = Math.abs(dealt.log / dealt.error);
  }
  statistics.sort();
  const found = Math.abs(log / error);
  const extreme = statistics.reduce((count, value) => count + (value >= found * (1 - 1e-9) ? 1 : 0), 0);
  const reach = (statistics[Math.ceil(confidence * (permutations + 1)) - 1] ?? Infinity) * error;
  return {
    ratio: {
      estimate: sumA > 0 ? (sumB / countsB.length) / (sumA / countsA.length) : null,
      confLow: sumB > 0 ? Math.exp(log - reach) : 0,
      confHigh: sumA > 0 && reach < Infinity ? Math.exp(log + reach) : null,
      n,
    },
    pValue: (extreme + 1) / (permutations + 1),
    dispersion: pooledDispersion(groups, sumA, sumB),
  };
}
