import { checkCounts } from "./_checks.ts";
import { moments } from "./_moments.ts";

/**
 * Pearson's index of dispersion of counts per unit of time: variance over mean. 1 under Poisson, above 1 when
 * incidents come in bursts.
 *
 * @param counts whole numbers per equal unit of time, in any order. Not changed.
 * @returns zero or more; 1 where it cannot be told: below two counts, or nothing counted.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 *
 * @example
 * ```ts
 * import { dispersion } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(dispersion([0, 0, 6, 2]), 4);
 * assert.equal(dispersion([0, 0, 0]), 1);
 * ```
 */
export function dispersion(counts: readonly number[]): number {
  checkCounts("compute the dispersion of counts", counts);
  if (counts.length < 2) return 1;
  const { mean, squares } = moments(counts);
  return mean > 0 ? squares / (counts.length - 1) / mean : 1;
}
