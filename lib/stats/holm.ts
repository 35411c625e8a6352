import { checkPValues } from "./_checks.ts";

/**
 * Adjusts p-values for having tested several hypotheses by the step-down of Holm (1979, Scandinavian Journal of
 * Statistics 6): reporting everything at or below 0.05 makes even one false report at most 5 % likely, whatever the
 * dependence. For a handful of tests of which none may be wrong; `benjaminiHochberg` is for many, of which a few may.
 *
 * @param pValues 0 to 1, in any order.
 * @returns adjusted p-values 0 to 1 in the order given, none smaller than its p.
 * @throws {RangeError} when a p-value does not lie from 0 to 1.
 *
 * @example
 * ```ts
 * import { holm } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(holm([0.5, 0.01, 0.02]), [0.5, 0.03, 0.04]);
 * ```
 */
export function holm(pValues: readonly number[]): number[] {
  checkPValues(pValues);
  const ascending = [...pValues.keys()].sort((i, j) => (pValues[i] as number) - (pValues[j] as number));
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  ascending.forEach((index, place) => {
    largest = Math.max(largest, Math.min(1, (pValues[index] as number) * (pValues.length - place)));
    adjusted[index] = largest;
  });
  return adjusted;
}
