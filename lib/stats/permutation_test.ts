import { checkFinite, checkPermutations } from "./_checks.ts";
import { reaches } from "./_reaches.ts";
import { createRandom } from "./random.ts";
import type { PermutationOptions } from "./estimate.ts";

/** What a test by permutation found. */
export interface PermutationTestResult {
  /** The statistic of the groups as they are. */
  readonly statistic: number;
  /** Share of arrangements whose statistic is at least as far from zero, 0 to 1. */
  readonly pValue: number;
  /** Arrangements drawn. */
  readonly permutations: number;
}

/** What is compared, and how arrangements are drawn. */
export interface PermutationTestOptions extends PermutationOptions {
  /**
   * Zero when the groups are alike, far from zero either way when they differ. Must not keep or change its
   * arguments.
   */
  readonly statistic: (a: number[], b: number[]) => number;
}

/**
 * Two-sided permutation test of two groups of any sizes.
 *
 * Null hypothesis: every value could as well have stood in the other group (same distribution, not only the
 * same mean: spreads that differ count as a difference unless the statistic is studentised). Values are dealt
 * anew to groups of the *same* sizes, and p = (b + 1) / (m + 1), where b of m arrangements are at least as
 * extreme (Phipson and Smyth 2010), so p is never zero.
 *
 * @param a values of one group, in any unit; not changed.
 * @param b values of the other group, same unit.
 * @returns p = 1 when a group is empty: nothing can be told.
 * @throws {RangeError} when a value is not finite or permutations is no whole number of one or more.
 *
 * @example
 * ```ts
 * import { permutationTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
 * const { pValue } = permutationTest([1, 2, 3, 4, 5], [11, 12, 13, 14, 15, 16], {
 *   statistic: (a, b) => mean(b) - mean(a),
 *   permutations: 999,
 *   seed: 1,
 * });
 * assert.ok(pValue < 0.01);
 * ```
 */
export function permutationTest(
  a: readonly number[],
  b: readonly number[],
  { statistic, permutations = 9_999, seed }: PermutationTestOptions,
): PermutationTestResult {
  const action = "compare two groups by permutation";
  checkFinite(action, a);
  checkFinite(action, b);
  checkPermutations(action, permutations);
  const first = [...a];
  const second = [...b];
  if (first.length === 0 || second.length === 0) return { statistic: 0, pValue: 1, permutations };
  const found = statistic(first, second);
  const pool = [...a, ...b];
  const { shuffle } = createRandom(seed);
  let extreme = 0;
  for (let drawn = 0; drawn < permutations; drawn++) {
    shuffle(pool);
    for (let i = 0; i < first.length; i++) first[i] = pool[i] as number;
    for (let i = 0; i < second.length; i++) second[i] = pool[first.length + i] as number;
    if (reaches(Math.abs(statistic(first, second)), Math.abs(found))) extreme++;
  }
  return { statistic: found, pValue: (extreme + 1) / (permutations + 1), permutations };
}
