import { checkPValues } from "./_checks.ts";

/**
 * Adjusts p-values for having tested many hypotheses: q-values by the step-up of Benjamini and Hochberg
 * (1995). Reporting everything with q ≤ 0.05 keeps the expected share of false reports at 5 %, for independent
 * or positively dependent tests.
 *
 * @param pValues 0 to 1, in any order.
 * @returns q-values 0 to 1 in the order given, none smaller than its p.
 * @throws {RangeError} when a p-value does not lie from 0 to 1.
 *
 * @example
 * ```ts
 * import { benjaminiHochberg } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(benjaminiHochberg([0.5, 0.01, 0.02]), [0.5, 0.03, 0.03]);
 * ```
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const descending = [...pValues.keys()].sort((i, j) => (pValues[j] ?? 0) - (pValues[i] ?? 0));
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  descending.forEach((index, place) => {
    const rank = pValues.length - place;
    smallest = Math.min(smallest, (pValues[index] ?? 1) * pValues.length / rank);
    adjusted[index] = smallest;
  });
  return adjusted;
}
