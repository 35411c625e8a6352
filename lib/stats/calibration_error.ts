import { checkLength } from "./_checks.ts";

const bins = 10;

/**
 * How far stated probabilities lie from what came true: answers in ten bins of stated probability, the distance of
 * mean probability and share right in each, weighed by its answers (expected calibration error, Naeini et al. 2015,
 * doi:10.1609/aaai.v29i1.9602). Few answers make it too large by chance alone, never too small on average: give n
 * with it.
 *
 * @param stated probability of each answer, 0 to 1.
 * @param right whether each answer was true.
 * @returns 0 to 1; null for no answers.
 * @throws {RangeError} when the lengths differ.
 *
 * @example
 * ```ts
 * import { calibrationError } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(calibrationError([0.75, 0.75, 0.75, 0.75], [true, true, true, false]), 0);
 * assert.equal(calibrationError([1, 1], [true, false]), 0.5);
 * ```
 */
export function calibrationError(stated: readonly number[], right: readonly boolean[]): number | null {
  checkLength("measure calibration", "right", right.length, stated.length);
  if (stated.length === 0) return null;
  const excess = new Float64Array(bins);
  stated.forEach((probability, at) => {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    excess[bin] = (excess[bin] ?? 0) + probability - (right[at] ? 1 : 0);
  });
  return excess.reduce((sum, part) => sum + Math.abs(part), 0) / stated.length;
}
