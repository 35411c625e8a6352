import { checkCounts } from "./_checks.ts";

/** How long something has been quiet, and how strange that is after what came before. */
export interface SilenceResult {
  /** Units at the end without any. */
  readonly silent: number;
  /** Units with at least one. */
  readonly active: number;
  /** One-sided, 0 to 1; null where nothing has come since the start, so that no pace is known. */
  readonly pValue: number | null;
}

/**
 * Tests whether what used to come has stayed away for longer than chance leaves.
 *
 * Null hypothesis: units are alike, so that those with an incident could stand in any order. The probability that none
 * of them falls into the last `silent` of `n` units, given how many there are, is C(n - silent, active) / C(n, active):
 * exact, with no rate to estimate, and bursts inside a unit count once. Bursts that last over several units, and rhythms
 * such as a year's, break it.
 *
 * @param counts whole numbers, one per equal unit of time, in order of time, from the unit after the first incident on.
 * @throws {RangeError} when a count is not a whole number of zero or more.
 *
 * @example
 * ```ts
 * import { silenceTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { silent, pValue } = silenceTest([1, 2, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0]);
 * assert.equal(silent, 5);
 * assert.ok(Math.abs((pValue ?? 1) - 21 / 792) < 1e-12);
 * ```
 */
export function silenceTest(counts: readonly number[]): SilenceResult {
  checkCounts("test a silence", counts);
  const silent = counts.length - 1 - counts.findLastIndex((count) => count > 0);
  const active = counts.filter((count) => count > 0).length;
  if (active === 0) return { silent, active, pValue: null };
  let pValue = 1;
  for (let unit = 0; unit < silent; unit++) {
    pValue *= (counts.length - active - unit) / (counts.length - unit);
  }
  return { silent, active, pValue };
}
