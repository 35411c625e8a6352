import { checkConfidence, checkCounts, checkLength, checkPermutations } from "./_checks.ts";
import { deal, ranks } from "./_deal.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { endFromLog } from "./_from_log.ts";
import { reaches } from "./_reaches.ts";
import { createRandom } from "./random.ts";
import type { Place } from "./step_at_places_test.ts";

/** Counts of one thing, of all else beside it, and the weeks before and after its place. */
export interface Step extends Place {
  /** Cases of it a week. */
  readonly own: readonly number[];
  /** All other cases of the same weeks. */
  readonly others: readonly number[];
}

/** How much more things changed at their places than others did at theirs. */
export interface StepContrast {
  /** Change of the first over change of the second; `n` counts the cases of both. */
  readonly ratio: Estimate;
  /** Rate after over rate before, of the first. */
  readonly treated: number | null;
  /** The same of the second. */
  readonly controls: number | null;
  /** Two-sided; null without a thing on either side. */
  readonly pValue: number | null;
}

/** A quarter of a case in every sum keeps a quiet side from being infinitely quiet. */
const little = 0.25;

/** The weeks of a thing that count, those before its place first. */
interface Thing {
  readonly own: readonly number[];
  readonly others: readonly number[];
  /** How many are before it. */
  readonly split: number;
}

function thingOf({ own, others, before, after }: Step): Thing {
  const weeks = [...before, ...after];
  const at = (counts: readonly number[]) => weeks.map((week) => counts[week] as number);
  return { own: at(own), others: at(others), split: before.length };
}

function sumOf(counts: readonly number[], order: Int32Array, from: number, until: number): number {
  let sum = 0;
  for (let place = from; place < until; place++) sum += counts[order[place] as number] as number;
  return sum;
}

/** Mantel and Haenszel's ratio over things, each a table of own and other cases before and after, in the order given. */
function pooled(things: readonly Thing[], orders: readonly Int32Array[]): number {
  let [up, down] = [little, little];
  things.forEach(({ own, others, split }, index) => {
    const order = orders[index] as Int32Array;
    const weeks = own.length;
    const [own0, own1] = [sumOf(own, order, 0, split), sumOf(own, order, split, weeks)];
    const others0 = sumOf(others, order, 0, split) || split;
    const others1 = sumOf(others, order, split, weeks) || weeks - split;
    const all = own0 + own1 + others0 + others1;
    up += own1 * others0 / all;
    down += own0 * others1 / all;
  });
  return up / down;
}

function casesOf(things: readonly Thing[]): number {
  return things.reduce((sum, { own }) => sum + own.reduce((cases, count) => cases + count, 0), 0);
}

/**
 * Did the rates of some things change at their places more than those of others did at theirs (difference in differences of
 * logarithms)?
 *
 * Null hypothesis: the weeks of each thing that count are exchangeable around its place. Ratios are pooled after Mantel and Haenszel
 * (1959, doi:10.1093/jnci/22.4.719), each thing against all else in the same weeks; the weeks of either side
 * are dealt anew, those of neither left out: with more cases than the others they would make chance look smaller than it is. The interval is log ratio ± the permutation quantile: it excludes 1 exactly when p ≤ 1 - confidence.
 *
 * @param treated things to which something was done at their place.
 * @param controls things to which nothing was done, with places chosen in the same way.
 * @throws {RangeError} when lists differ in length, a count is not a whole number of zero or more, or an option is impossible.
 *
 * @example
 * ```ts
 * import { stepContrastTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const weeks = Array.from({ length: 20 }, (_, week) => week);
 * const place = { before: weeks.slice(0, 10), after: weeks.slice(10) };
 * const others = weeks.map(() => 9);
 * const helped = { ...place, others, own: weeks.map((week) => week < 10 ? 3 + week % 2 : week % 2) };
 * const left = { ...place, others, own: weeks.map((week) => 3 + week % 2) };
 * const { ratio, pValue } = stepContrastTest([helped, helped], [left, left], { seed: 1 });
 * assert.ok((ratio.estimate ?? 1) < 0.2 && (ratio.confHigh ?? 1) < 1 && (pValue ?? 1) < 0.01);
 * ```
 */
export function stepContrastTest(
  treated: readonly Step[],
  controls: readonly Step[],
  { confidence = 0.95, permutations = 9_999, seed }: IntervalOptions & PermutationOptions,
): StepContrast {
  const action = "compare two changes";
  checkConfidence(action, confidence);
  checkPermutations(action, permutations);
  const both = [...treated, ...controls];
  for (const { own, others } of both) {
    checkCounts(action, own);
    checkCounts(action, others);
    checkLength(action, "the others", others.length, own.length);
  }
  const things = both.map(thingOf);
  const n = casesOf(things);
  if (treated.length === 0 || controls.length === 0) {
    const none = { estimate: null, confLow: null, confHigh: null, n };
    return { ratio: none, treated: null, controls: null, pValue: null };
  }
  const random = createRandom(seed);
  const orders = things.map(({ own }) => ranks(own.length));
  const change = () => {
    const first = pooled(things.slice(0, treated.length), orders);
    const second = pooled(things.slice(treated.length), orders.slice(treated.length));
    return { first, second, log: Math.log(first) - Math.log(second) };
  };
  const { first, second, log } = change();
  const dealt = Float64Array.from({ length: permutations }, () => {
    for (const order of orders) deal(order, order.length, random);
    return Math.abs(change().log);
  }).sort();
  const reach = dealt[Math.ceil(confidence * (permutations + 1) - 1e-9) - 1];
  const extreme = dealt.filter((size) => reaches(size, Math.abs(log))).length;
  return {
    ratio: {
      estimate: Math.exp(log),
      // As far as a tie is one for p: an end must not pass 1 in its last digit.
      confLow: reach === undefined ? null : Math.exp(log - reach * (1 + 2e-9)),
      confHigh: reach === undefined ? null : endFromLog(log + reach * (1 + 2e-9)),
      n,
    },
    treated: first,
    controls: second,
    pValue: (extreme + 1) / (permutations + 1),
  };
}
