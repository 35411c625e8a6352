import { benjaminiHochberg } from "./benjamini_hochberg.ts";
import { checkConfidence, checkCounts, checkExposures, checkLength, checkPermutations } from "./_checks.ts";
import { countBounds } from "./_count_bounds.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { addUp, ShiftedWeeks } from "./_shifted_weeks.ts";

/** One slot of the week: what was counted there and what exposure alone explains. */
export interface ProfileCell {
  /** Index of the slot. */
  readonly slot: number;
  /** Incidents counted. */
  readonly observed: number;
  /** Incidents expected from exposure alone. */
  readonly expected: number;
  /** Observed over expected, no unit; `n` is the number observed. */
  readonly ratio: Estimate;
  /** Two-sided, 0 to 1. */
  readonly pValue: number;
  /** p adjusted for the number of slots. */
  readonly qValue: number;
}

/** Whether the week has a pattern, and where. */
export interface ProfileResult {
  /** Squared excess over permutation variance, averaged over slots; about 1 without a pattern. */
  readonly statistic: number;
  /** 0 to 1. */
  readonly pValue: number;
  /** One a slot, in order. */
  readonly cells: readonly ProfileCell[];
}

function ratioTo(expected: number, observed: number, variance: number, tail: number): Estimate {
  if (expected === 0) return { estimate: null, confLow: null, confHigh: null, n: observed };
  const [low, high] = countBounds(observed, Math.max(1, variance / expected), tail);
  return { estimate: observed / expected, confLow: low / expected, confHigh: high / expected, n: observed };
}

/**
 * Is the pattern over the slots of a week more than exposure explains? Weeks are blocks: a burst in one week
 * is not a pattern.
 *
 * Null hypothesis: a week's incidents could as well have come earlier or later by any amount of exposure. Each
 * arrangement moves every week's incidents along the week, all together and round the end, by a random share
 * of the week's exposure, so incidents that came together stay together. The statistic is the squared excess
 * of each slot over its variance among arrangements, averaged. Exact when slots have equal exposure; where
 * exposure varies, incidents of one slot still move as one, which makes p cautious for incidents that came
 * singly (3 to 4 % at 5 %). p of a slot is twice the smaller tail; whole counts make it cautious. Its interval
 * is that of a count with the slot's variance.
 *
 * @param weeks counts by week × slot; every week has one count for each slot.
 * @param exposure positive share, or amount, expected in each slot; scaled to sum to one.
 * @throws {RangeError} when a count is no whole number of zero or more, a week has another number of slots
 * than the exposure, an exposure is not positive, or an option is impossible.
 *
 * @example
 * ```ts
 * import { weekBlockTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const mondays = Array.from({ length: 26 }, () => [3, 0, 1, 0, 1, 0, 0]);
 * const { pValue, cells } = weekBlockTest(mondays, [1, 1, 1, 1, 1, 1, 1], { permutations: 999, seed: 1 });
 * assert.ok(pValue < 0.01 && (cells[0]?.qValue ?? 1) < 0.05);
 * ```
 */
export function weekBlockTest(
  weeks: readonly (readonly number[])[],
  exposure: readonly number[],
  { confidence = 0.95, permutations = 9_999, seed }: IntervalOptions & PermutationOptions,
): ProfileResult {
  const action = "test the profile of a week";
  checkConfidence(action, confidence);
  checkPermutations(action, permutations);
  checkExposures(action, exposure);
  for (const week of weeks) {
    checkLength(action, "a week", week.length, exposure.length);
    checkCounts(action, week);
  }
  const observed = addUp(weeks, exposure.length);
  const total = observed.reduce((sum, count) => sum + count, 0);
  const whole = exposure.reduce((sum, share) => sum + share, 0);
  const shares = exposure.map((share) => share / whole);
  const law = new ShiftedWeeks(weeks, shares, observed, { permutations, seed });
  const qValues = benjaminiHochberg(law.slotPValues);
  const cells = shares.map((share, slot) => {
    const expected = share * total;
    const found = observed[slot] as number;
    const ratio = ratioTo(expected, found, law.variance[slot] as number, (1 - confidence) / 2);
    const [pValue, qValue] = [law.slotPValues[slot] ?? 1, qValues[slot] ?? 1];
    return { slot, observed: found, expected, ratio, pValue, qValue };
  });
  return { statistic: law.statistic, pValue: law.pValue, cells };
}
