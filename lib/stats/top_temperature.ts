import { checkLength } from "./_checks.ts";

const [coldest, hottest] = [Math.log(0.05), Math.log(20)];
const golden = (Math.sqrt(5) - 1) / 2;
/** Places tried before the best of them is refined: the loss need not have one minimum only. */
const places = 60;

interface Top {
  /** Scores of the row, less the greatest. */
  readonly below: readonly number[];
  /** What the probability of the likeliest class is drawn to. */
  readonly target: number;
}

function topsOf(scores: Float64Array, labels: readonly number[], classes: number): Top[] {
  const rows = labels.map((label, row) => {
    const own = [...scores.subarray(row * classes, (row + 1) * classes)];
    const most = Math.max(...own);
    return { below: own.map((score) => score - most), isRight: own.indexOf(most) === label };
  });
  const right = rows.filter(({ isRight }) => isRight).length;
  const [ofRight, ofWrong] = [(right + 1) / (right + 2), 1 / (rows.length - right + 2)];
  return rows.map(({ below, isRight }) => ({ below, target: isRight ? ofRight : ofWrong }));
}

function lossOf(tops: readonly Top[], temperature: number): number {
  return tops.reduce((sum, { below, target }) => {
    const others = below.reduce((all, score) => all + Math.exp(score / temperature), 0) - 1;
    const total = Math.log1p(others);
    return sum + target * total + (1 - target) * (total - Math.log(Math.max(1e-300, others)));
  }, 0);
}

/**
 * Fits the temperature that makes the probability of the likeliest class true: the one of the least binary log loss of
 * "the likeliest class is right", the targets drawn in by one case of each kind (Platt 1999). The log loss over all
 * classes, which `fitTemperature` minimises, is ruled by rare classes that no example taught: with few examples it leaves
 * the likeliest class too unsure. Why the top label: Gupta and Ramdas 2022, https://arxiv.org/abs/2107.08353.
 *
 * @param scores of examples that the model was not trained on, `row * classes + k`.
 * @param labels the place of each example's class.
 * @returns 0.05 to 20, by which to divide scores; 1 for no examples.
 * @throws {RangeError} when there are not as many scores as rows times classes.
 *
 * @example
 * ```ts
 * import { fitTopTemperature } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Always sure, right in three of four: too cold.
 * const scores = Float64Array.of(9, 0, 9, 0, 9, 0, 9, 0);
 * assert.ok(fitTopTemperature(scores, [0, 0, 0, 1], 2) > 5);
 * ```
 */
export function fitTopTemperature(
  scores: Float64Array,
  labels: readonly number[],
  classes: number,
): number {
  checkLength("fit a temperature", "scores", scores.length, labels.length * classes);
  if (labels.length === 0) return 1;
  const tops = topsOf(scores, labels, classes);
  const at = (log: number) => lossOf(tops, Math.exp(log));
  const step = (hottest - coldest) / places;
  const tried = Array.from({ length: places + 1 }, (_, place) => at(coldest + place * step));
  const best = coldest + tried.indexOf(Math.min(...tried)) * step;
  let [from, to] = [Math.max(coldest, best - step), Math.min(hottest, best + step)];
  for (let turn = 0; turn < 40; turn++) {
    const [low, high] = [to - golden * (to - from), from + golden * (to - from)];
    if (at(low) <= at(high)) to = high;
    else from = low;
  }
  return Math.exp((from + to) / 2);
}
