import { checkConfidence, checkPermutations, checkPositive } from "./_checks.ts";
import { endFromLog } from "./_from_log.ts";
import { moments } from "./_moments.ts";
import { ShiftedGroups } from "./_shifted_groups.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";

/** How much longer or shorter one group's durations typically are. */
export interface RatioResult {
  /** Typical value of b over that of a, no unit; `n` counts both groups. */
  readonly ratio: Estimate;
  /** Two-sided, 0 to 1; null when a group has fewer than two values. */
  readonly pValue: number | null;
  /** Values in a and in b. */
  readonly n: readonly [number, number];
}

/**
 * Ratio of two groups' typical durations (geometric means, which are the medians where logarithms are
 * symmetric), with a permutation p and the interval of all ratios that the same test does not reject: p ≤ 1 -
 * confidence exactly when 1 lies outside.
 *
 * Null hypothesis: same typical duration. The statistic is Welch's t on logarithms, studentised anew in every
 * arrangement, which keeps the level for unequal groups, and for unequal spreads too once both groups have
 * about ten values (Janssen 1997, Statistics & Probability Letters 36; Chung and Romano 2013, Annals of
 * Statistics 41). It is exact at any size when the groups differ by a factor only. Two durations against 38
 * whose logarithms spread 2.5 times less give 11 % false alarms at 5 %, five against 15 give 7 %.
 *
 * @param a positive durations of the group compared with, in any unit. Not changed.
 * @param b positive durations of the group in question, same unit.
 * @returns ends are null where no ratio is rejected, as for groups of two or three; p and both ends are null
 * below two values in a group, the estimate when one is empty.
 * @throws {RangeError} when a value is not positive and finite, or an option is impossible.
 *
 * @example
 * ```ts
 * import { medianRatioTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const before = [60, 85, 90, 120, 150, 200, 240, 300];
 * const after = before.map((minutes) => minutes / 3);
 * const { ratio, pValue } = medianRatioTest(before, after, { seed: 1 });
 * assert.ok(Math.abs((ratio.estimate ?? 0) - 1 / 3) < 1e-9);
 * assert.ok((pValue ?? 1) < 0.05 && (ratio.confHigh ?? 1) < 1);
 * ```
 */
export function medianRatioTest(
  a: readonly number[],
  b: readonly number[],
  { confidence = 0.95, permutations = 9_999, seed }: IntervalOptions & PermutationOptions,
): RatioResult {
  const action = "compare two groups of durations";
  checkConfidence(action, confidence);
  checkPermutations(action, permutations);
  checkPositive(action, a);
  checkPositive(action, b);
  const n = [a.length, b.length] as const;
  const [logsA, logsB] = [Float64Array.from(a, Math.log), Float64Array.from(b, Math.log)];
  if (a.length < 2 || b.length < 2) {
    const difference = moments(logsB).mean - moments(logsA).mean;
    const estimate = Number.isFinite(difference) ? endFromLog(difference) : null;
    return { ratio: { estimate, confLow: null, confHigh: null, n: n[0] + n[1] }, pValue: null, n };
  }
  const groups = new ShiftedGroups(logsA, logsB, { permutations, seed });
  const level = 1 - confidence;
  // Shifting b up by d tests a difference that is smaller by d.
  const end = (shift: number | null): number | null =>
    shift === null ? null : endFromLog(groups.difference - shift);
  return {
    ratio: {
      estimate: endFromLog(groups.difference),
      confLow: end(groups.limit(1, level)),
      confHigh: end(groups.limit(-1, level)),
      n: n[0] + n[1],
    },
    pValue: groups.pValue(groups.difference),
    n,
  };
}
