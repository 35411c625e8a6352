import { checkFinite, checkPermutations } from "./_checks.ts";
import { deal, ranks } from "./_deal.ts";
import type { PermutationOptions } from "./estimate.ts";
import { moments } from "./_moments.ts";
import { createRandom } from "./random.ts";
import { reaches } from "./_reaches.ts";

/** Values of both groups among cases that are alike in what must not count: one service at one hour of the week. */
export interface Stratum {
  /** Values of the group compared with. */
  readonly a: readonly number[];
  /** Values of the group in question. */
  readonly b: readonly number[];
}

/** What was found inside strata. */
export interface StratifiedResult {
  /**
   * Mean of b less mean of a inside strata, each weighed by nA nB / (nA + nB), in the unit of the values; null where no
   * stratum holds both groups.
   */
  readonly difference: number | null;
  /** Two-sided, 0 to 1; null where no stratum says anything. */
  readonly pValue: number | null;
  /** Strata that hold both groups. */
  readonly strata: number;
}

interface Dealt {
  /** Values less their mean, negative where the smaller group is a: their sum over it is what b has too much. */
  readonly values: Float64Array;
  readonly items: Int32Array;
  readonly size: number;
}

function dealtOf({ a, b }: Stratum): Dealt {
  const [first, second] = a.length < b.length ? [a, b] : [b, a];
  const all = [...first, ...second];
  const { mean } = moments(all);
  const sign = a.length < b.length ? -1 : 1;
  return {
    values: Float64Array.from(all, (value) => sign * (value - mean)),
    items: ranks(all.length),
    size: first.length,
  };
}

function excessOf({ values, items, size }: Dealt): number {
  let sum = 0;
  for (let place = 0; place < size; place++) sum += values[items[place] as number] as number;
  return sum;
}

/**
 * Two-sided permutation test of two groups inside strata, such as weeks with and without a change held against each other
 * for the same service and hour of week only.
 *
 * Null hypothesis: inside each stratum every value could as well have stood in the other group. Values are dealt anew
 * inside their stratum, groups keep their sizes, however uneven, and p = (b + 1) / (m + 1) (Phipson and Smyth 2010,
 * doi:10.2202/1544-6115.1585). The statistic is the sum over strata of what b has more than its share, which is that of the
 * least-squares difference with a level of its own for each stratum. What differs between strata cannot pass for a
 * difference of the groups; strata that hold one group only, or equal values, say nothing and cost nothing.
 *
 * @param strata in any order; values in any unit, the same in all. Not changed.
 * @throws {RangeError} when a value is not finite or permutations is no whole number of one or more.
 *
 * @example
 * ```ts
 * import { stratifiedPermutationTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Busy and quiet services: b stands mostly among the busy ones, and is no different inside either.
 * const busy = { a: [9, 10], b: [10, 9, 10, 9, 9, 10] };
 * const quiet = { a: [1, 2, 1, 2, 2, 1], b: [1, 2] };
 * const { difference, pValue } = stratifiedPermutationTest([busy, quiet], { seed: 1 });
 * assert.equal(difference, 0);
 * assert.equal(pValue, 1);
 * ```
 */
export function stratifiedPermutationTest(
  strata: readonly Stratum[],
  { permutations = 9_999, seed }: PermutationOptions,
): StratifiedResult {
  const action = "compare two groups inside strata";
  checkPermutations(action, permutations);
  strata.forEach(({ a, b }) => [a, b].forEach((values) => checkFinite(action, values)));
  const both = strata.filter(({ a, b }) => a.length > 0 && b.length > 0);
  if (both.length === 0) return { difference: null, pValue: null, strata: 0 };
  const all = both.map(dealtOf);
  const excess = all.reduce((sum, stratum) => sum + excessOf(stratum), 0);
  const weight = both.reduce((sum, { a, b }) => sum + a.length * b.length / (a.length + b.length), 0);
  const varying = all.filter(({ values }) => values.some((value) => value !== values[0]));
  const random = createRandom(seed);
  // Sums that should be zero are so only to the last digits of what was added.
  const trace = 1e-12 *
    varying.reduce((sum, { values }) => sum + values.reduce((most, v) => Math.max(most, Math.abs(v)), 0), 0);
  const found = Math.abs(excess) <= trace ? 0 : Math.abs(excess);
  let extreme = 0;
  for (let drawn = 0; drawn < permutations; drawn++) {
    let sum = 0;
    for (const stratum of varying) {
      deal(stratum.items, stratum.size, random);
      sum += excessOf(stratum);
    }
    if (reaches(Math.abs(sum), found)) extreme++;
  }
  return {
    difference: found === 0 ? 0 : excess / weight,
    pValue: varying.length === 0 ? null : (extreme + 1) / (permutations + 1),
    strata: both.length,
  };
}
