/**
 * To how many independent tests a set of dependent ones amounts, told by the smallest p each of many null worlds gave.
 *
 * The smallest of m independent uniform values has the law 1 - (1 - p)^m; m is fitted to the smallest p-values by maximum
 * likelihood, so that p-values far smaller than one over the number of worlds can be adjusted. Dudbridge and Koeleman
 * 2004, https://doi.org/10.1086/423738.
 *
 * @param smallest the smallest p of each world, 0 to 1; worlds whose smallest is 1 weigh nothing.
 * @returns 0 or more, no unit; at least 1 where the p-values are uniform. 1 where all are 1.
 * @throws {RangeError} when there is none, or one is no probability.
 *
 * @example
 * ```ts
 * import { createRandom, effectiveTests } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const random = createRandom(1);
 * const worlds = Array.from({ length: 2000 }, () => Math.min(...Array.from({ length: 20 }, () => random.next())));
 * assert.ok(Math.abs(effectiveTests(worlds) - 20) < 2);
 * ```
 */
export function effectiveTests(smallest: ArrayLike<number>): number {
  const values = Array.from(smallest);
  const wrong = values.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined || values.length === 0) {
    throw new RangeError(
      `Cannot count effective tests: ${wrong === undefined ? "there is no world" : `p is ${wrong}`}. ` +
        "Give the smallest p of each world, from 0 to 1.",
    );
  }
  const told = values.filter((p) => p < 1);
  const sum = told.reduce((total, p) => total - Math.log1p(-p), 0);
  return sum > 0 ? Math.max(1, told.length / sum) : 1;
}
