import { benjaminiHochberg } from "./benjamini_hochberg.ts";
import { checkConfidence, checkCounts, checkExposures, checkLength, checkPermutations } from "./_checks.ts";
import { countBounds } from "./_count_bounds.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { createRandom, type Random } from "./random.ts";

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
  readonly cells: readonly ProfileCell[];
}

function totals(weeks: readonly (readonly number[])[], slots: number): Float64Array {
  const sums = new Float64Array(slots);
  for (const week of weeks) week.forEach((count, slot) => sums[slot] = (sums[slot] as number) + count);
  return sums;
}

/** Moves each week's incidents along the week as one block, by a random amount of exposure, and adds the weeks up. */
class Blocks {
  readonly #weeks: readonly { slot: number; count: number }[][];
  readonly #edges: Float64Array;

  constructor(weeks: readonly (readonly number[])[], shares: readonly number[]) {
    this.#weeks = weeks.map((week) =>
      week.map((count, slot) => ({ slot, count })).filter(({ count }) => count > 0)
    );
    this.#edges = new Float64Array(shares.length + 1);
    shares.forEach((share, slot) => this.#edges[slot + 1] = (this.#edges[slot] as number) + share);
  }

  #slotAt(position: number): number {
    let [low, high] = [0, this.#edges.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#edges[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  shift({ next }: Random, sums: Float64Array): void {
    sums.fill(0);
    for (const week of this.#weeks) {
      const [offset, within] = [next(), next()];
      for (const { slot, count } of week) {
        const from = this.#edges[slot] as number;
        const position = (from + within * ((this.#edges[slot + 1] as number) - from) + offset) % 1;
        const there = this.#slotAt(position);
        sums[there] = (sums[there] as number) + count;
      }
    }
  }
}

/**
 * Is the pattern over the slots of a week more than exposure explains? Weeks are blocks: a burst in one week is not a pattern.
 *
 * @param weeks counts by week × slot; every week has one count for each slot.
 * @param exposure positive share, or amount, expected in each slot; scaled to sum to one.
 * @throws {RangeError} when a count is no whole number of zero or more, a week has another number of slots than the exposure, an exposure is
 * not positive, or an option is impossible.
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
  const whole = exposure.reduce((sum, share) => sum + share, 0);
  const shares = exposure.map((share) => share / whole);
  const slots = shares.length;
  const observed = totals(weeks, slots);
  const total = observed.reduce((sum, count) => sum + count, 0);
  const blocks = new Blocks(weeks, shares);
  const random = createRandom(seed);
  const sums = new Float64Array(slots);
  const drawn = Array.from({ length: permutations }, () => {
    blocks.shift(random, sums);
    return sums.slice();
  });
  const expected = shares.map((share) => share * total);
  const variance = expected.map((mean, slot) =>
    drawn.reduce((sum, arrangement) => sum + ((arrangement[slot] as number) - mean) ** 2, 0) / permutations
  );
  const excess = (counts: Float64Array): number =>
    expected.reduce((sum, mean, slot) => {
      const spread = variance[slot] as number;
      return spread > 0 ? sum + ((counts[slot] as number) - mean) ** 2 / spread : sum;
    }, 0) / Math.max(1, slots);
  const statistic = excess(observed);
  const extreme = drawn.filter((arrangement) => excess(arrangement) >= statistic * (1 - 1e-9)).length;
  const tail = (1 - confidence) / 2;
  const cells = expected.map((mean, slot) => {
    const found = observed[slot] as number;
    let [above, below] = [0, 0];
    for (const arrangement of drawn) {
      if ((arrangement[slot] as number) >= found) above++;
      if ((arrangement[slot] as number) <= found) below++;
    }
    const [low, high] = total === 0
      ? [null, null]
      : countBounds(found, Math.max(1, (variance[slot] as number) / mean), tail);
    const estimate = total === 0 ? null : found / mean;
    return {
      slot,
      observed: found,
      expected: mean,
      ratio: {
        estimate,
        confLow: low === null ? null : low / mean,
        confHigh: high === null ? null : high / mean,
        n: found,
      },
      pValue: Math.min(1, 2 * (Math.min(above, below) + 1) / (permutations + 1)),
    };
  });
  const qValues = benjaminiHochberg(cells.map(({ pValue }) => pValue));
  return {
    statistic,
    pValue: (extreme + 1) / (permutations + 1),
    cells: cells.map((cell, slot) => ({ ...cell, qValue: qValues[slot] ?? 1 })),
  };
}
