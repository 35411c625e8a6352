import { checkConfidence, checkFinite } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { midranks } from "./_midranks.ts";
import { normalCdf } from "./_normal_cdf.ts";
import { normalQuantile } from "./_normal_quantile.ts";
import { sorted } from "./_sorted.ts";

/** Whether values of one group lie above those of another, and how often. */
export interface MannWhitneyResult {
  /**
   * Probability that a value of b is greater than one of a, ties by half, 0 to 1: the area under the ROC curve of "b when
   * greater". `n` counts both groups.
   */
  readonly auc: Estimate;
  /** Pairs in which b is greater, ties by half: U of b. */
  readonly u: number;
  /** Two-sided, 0 to 1; null when a group is empty. */
  readonly pValue: number | null;
}

const exactUpTo = 8;

/**
 * P(U <= u) without ties: the coefficients of the Gaussian binomial, each step multiplied by 1 - q^(m + i) and divided by
 * 1 - q^i. Taken from the smallest on, so that rare values keep their digits.
 */
function exactLowerTail(u: number, few: number, many: number): number {
  const ways = new Float64Array(u + 1);
  ways[0] = 1;
  let all = 1;
  for (let i = 1; i <= few; i++) {
    for (let at = u; at >= many + i; at--) ways[at] = (ways[at] as number) - (ways[at - many - i] as number);
    for (let at = i; at <= u; at++) ways[at] = (ways[at] as number) + (ways[at - i] as number);
    all *= (many + i) / i;
  }
  return Math.min(1, ways.reduce((sum, count) => sum + count, 0) / all);
}

function pValueOf(u: number, a: number, b: number, ties: number): number {
  const pairs = a * b;
  const smaller = Math.min(u, pairs - u);
  const few = Math.min(a, b);
  if (few <= exactUpTo && ties === 0) {
    return Math.min(1, 2 * exactLowerTail(Math.floor(smaller), few, Math.max(a, b)));
  }
  const n = a + b;
  const variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
  if (variance === 0) return 1;
  // Whole counts under a smooth law: half a pair is taken off.
  return Math.min(1, 2 * normalCdf((smaller + 0.5 - pairs / 2) / Math.sqrt(variance)));
}

/** Variance of the area, were it `area`: Hanley and McNeil's exponential model with both groups at their mean size. */
function varianceAt(area: number, a: number, b: number): number {
  const others = (a + b) / 2 - 1;
  return area * (1 - area) * (1 + others * (1 - area) / (2 - area) + others * area / (1 + area)) / (a * b);
}

/** The area farthest from the one found, towards `bound`, that lies no more than z of its own deviations away. */
function endTowards(bound: 0 | 1, area: number, a: number, b: number, z: number): number {
  let [inside, outside] = [area, bound as number];
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2;
    if ((area - middle) ** 2 > z * z * varianceAt(middle, a, b)) outside = middle;
    else inside = middle;
  }
  return (inside + outside) / 2;
}

/**
 * Mann and Whitney's U test of two groups (1947), with the probability that a value of b is the greater one and its
 * interval.
 *
 * Null hypothesis: both groups have the same law. p is exact where one group has at most 8 values and none are equal, else
 * from the normal law with ties counted and half a pair taken off. The interval is the score interval of Newcombe (2006,
 * doi:10.1002/sim.2324, method 5), which stays within 0 and 1 and is never empty for groups that lie wholly apart.
 * It covers 93 to 98 % at 95 % for 2 v 38, 5 v 15, 10 v 100 and 30 v 30 of like spread, ties too; where the smaller group
 * spreads three times wider, 83 to 87 % (2 v 38: 71 %), and where it spreads three times less, up to 100 %.
 *
 * Values must be independent: windows before incidents that overlap, or hours of one series, are not, and p is then far
 * too small (false alarms of 17 % at 5 % on quiet series).
 *
 * @param a values of the group compared with, in any unit. Not changed.
 * @param b values of the group in question, same unit.
 * @returns null for the estimate, its ends and p when a group is empty.
 * @throws {RangeError} when a value is not finite or the confidence not between 0 and 1.
 *
 * @example
 * ```ts
 * import { mannWhitneyTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { auc, u, pValue } = mannWhitneyTest([1, 2, 3, 4], [3.5, 5, 6, 7]);
 * assert.equal(u, 15);
 * assert.equal(auc.estimate, 15 / 16);
 * assert.ok(Math.abs((pValue ?? 1) - 4 / 70) < 1e-12 && (auc.confLow ?? 0) > 0.5);
 * ```
 */
export function mannWhitneyTest(
  a: readonly number[],
  b: readonly number[],
  { confidence = 0.95 }: IntervalOptions = {},
): MannWhitneyResult {
  const action = "compare the ranks of two groups";
  checkConfidence(action, confidence);
  checkFinite(action, a);
  checkFinite(action, b);
  const n = a.length + b.length;
  const pairs = a.length * b.length;
  if (pairs === 0) {
    return { auc: { estimate: null, confLow: null, confHigh: null, n }, u: 0, pValue: null };
  }
  const { sumB, ties } = midranks(sorted(a), sorted(b));
  const u = sumB - b.length * (b.length + 1) / 2;
  const area = u / pairs;
  const z = normalQuantile((1 + confidence) / 2);
  const auc = {
    estimate: area,
    confLow: endTowards(0, area, a.length, b.length, z),
    confHigh: endTowards(1, area, a.length, b.length, z),
    n,
  };
  return { auc, u, pValue: pValueOf(u, a.length, b.length, ties) };
}
