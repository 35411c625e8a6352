import { checkLength } from "./_checks.ts";
import { tempered } from "./softmax_regression.ts";

const [coldest, hottest] = [Math.log(0.05), Math.log(20)];
const golden = (Math.sqrt(5) - 1) / 2;

/** Mean of -ln p(true class) when scores are divided by a temperature. */
function lossOf(
  scores: Float64Array,
  labels: readonly number[],
  classes: number,
  temperature: number,
): number {
  const probabilities = tempered(scores, classes, temperature);
  let sum = 0;
  labels.forEach((label, row) =>
    sum -= Math.log(Math.max(1e-300, probabilities[row * classes + label] ?? 0))
  );
  return sum / labels.length;
}

/**
 * The temperature that makes a classifier as sure as it is right: dividing scores by it gives the true classes the
 * greatest likelihood (Guo et al. 2017, https://arxiv.org/abs/1706.04599). It changes no order of the classes. Take
 * scores the classifier gave to rows it was not trained on.
 *
 * @param scores `row * classes + k` holds the score of class k.
 * @param labels true class of each row.
 * @returns 0.05 to 20; 1 where there are no rows.
 * @throws {RangeError} when there is not one score for each row and class.
 *
 * @example
 * ```ts
 * import { fitTemperature } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Sure of the first class at odds of e^4, right three times of four.
 * const scores = Float64Array.of(4, 0, 4, 0, 4, 0, 4, 0);
 * assert.equal(fitTemperature(scores, [0, 0, 0, 1], 2).toFixed(2), (4 / Math.log(3)).toFixed(2));
 * ```
 */
export function fitTemperature(scores: Float64Array, labels: readonly number[], classes: number): number {
  checkLength("fit a temperature", "scores", scores.length, labels.length * classes);
  if (labels.length === 0) return 1;
  // The loss has one minimum over the inverse of the temperature, and so over its logarithm.
  let [from, to] = [coldest, hottest];
  for (let step = 0; step < 60; step++) {
    const [low, high] = [to - golden * (to - from), from + golden * (to - from)];
    const at = (log: number) => lossOf(scores, labels, classes, Math.exp(log));
    if (at(low) <= at(high)) to = high;
    else from = low;
  }
  return Math.exp((from + to) / 2);
}
