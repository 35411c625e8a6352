import { deal, ranks } from "./_deal.ts";
import { moments } from "./_moments.ts";
import { createRandom } from "./random.ts";
import type { PermutationOptions } from "./estimate.ts";

/** Squared Welch statistic of two groups given by size, sum and sum of squares. */
function welch(
  nA: number,
  sumA: number,
  squaresA: number,
  nB: number,
  sumB: number,
  squaresB: number,
): number {
  const difference = sumB / nB - sumA / nA;
  const spreadA = Math.max(0, squaresA - sumA * sumA / nA) / (nA - 1) / nA;
  const spreadB = Math.max(0, squaresB - sumB * sumB / nB) / (nB - 1) / nB;
  // Rounding leaves a trace where all values are equal; it must not pass for a spread.
  const trace = 1e-14 * (squaresA / nA + squaresB / nB);
  const spread = spreadA + spreadB;
  if (spread <= trace) return difference * difference <= trace ? 0 : Infinity;
  return difference * difference / spread;
}

/**
 * The permutation distribution of Welch's statistic for every shift of one group at once.
 *
 * Each arrangement deals some values to the smaller group. With shift `d` added to all values of b, its sums
 * are a straight line in d and its sums of squares a parabola, so four numbers per arrangement give the
 * p-value of any shift, and with it the interval that the test itself implies.
 */
export class ShiftedGroups {
  readonly #sizes: readonly [number, number];
  readonly #swapped: boolean;
  /** Sum, sum of squares, sum over those from b, number from b: of the smaller group, by arrangement. */
  readonly #dealt: Float64Array;
  readonly #whole: Float64Array;
  readonly #own: Float64Array;
  /** Standard error of the difference of the means. */
  readonly standardError: number;
  /** Mean of b minus mean of a. */
  readonly difference: number;

  constructor(a: Float64Array, b: Float64Array, { permutations = 9_999, seed }: PermutationOptions) {
    const [inA, inB] = [moments(a), moments(b)];
    this.difference = inB.mean - inA.mean;
    this.standardError = Math.sqrt(
      inA.squares / (a.length - 1) / a.length + inB.squares / (b.length - 1) / b.length,
    );
    this.#swapped = b.length < a.length;
    this.#sizes = this.#swapped ? [b.length, a.length] : [a.length, b.length];
    const residuals = new Float64Array(a.length + b.length);
    a.forEach((value, i) => residuals[i] = value - inA.mean);
    b.forEach((value, i) => residuals[a.length + i] = value - inB.mean);
    const items = ranks(residuals.length);
    this.#whole = this.#sums(items, residuals, a.length);
    this.#own = this.#swapped
      ? this.#sums(items.subarray(a.length), residuals, a.length)
      : this.#sums(items.subarray(0, a.length), residuals, a.length);
    this.#dealt = new Float64Array(4 * permutations);
    const random = createRandom(seed);
    for (let drawn = 0; drawn < permutations; drawn++) {
      deal(items, this.#sizes[0], random);
      this.#dealt.set(this.#sums(items.subarray(0, this.#sizes[0]), residuals, a.length), 4 * drawn);
    }
  }

  #sums(items: Int32Array, residuals: Float64Array, firstOfB: number): Float64Array {
    let [sum, squares, sumB, countB] = [0, 0, 0, 0];
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number;
      const value = residuals[item] as number;
      sum += value;
      squares += value * value;
      if (item >= firstOfB) {
        sumB += value;
        countB++;
      }
    }
    return Float64Array.of(sum, squares, sumB, countB);
  }

  #statistic(sums: Float64Array, from: number, shift: number): number {
    const [small, large] = this.#sizes;
    const whole = this.#whole;
    const fromB = sums[from + 3] as number;
    const sum = (sums[from] as number) + shift * fromB;
    const squares = (sums[from + 1] as number) + shift * (2 * (sums[from + 2] as number) + shift * fromB);
    const allB = whole[3] as number;
    const allSum = (whole[0] as number) + shift * allB;
    const allSquares = (whole[1] as number) + shift * (2 * (whole[2] as number) + shift * allB);
    return welch(small, sum, squares, large, allSum - sum, allSquares - squares);
  }

  /** Two-sided p of the hypothesis that b lies `difference - shift` above a. */
  pValue(shift: number): number {
    const found = this.#statistic(this.#own, 0, shift) * (1 - 1e-9);
    const permutations = this.#dealt.length / 4;
    let extreme = 0;
    for (let drawn = 0; drawn < permutations; drawn++) {
      if (this.#statistic(this.#dealt, 4 * drawn, shift) >= found) extreme++;
    }
    return (extreme + 1) / (permutations + 1);
  }

  /** Smallest shift in one direction that the test rejects; null where it rejects none. */
  limit(direction: 1 | -1, level: number): number | null {
    let outside = 2 * this.standardError;
    for (let doubled = 0; this.pValue(direction * outside) > level; doubled++) {
      if (doubled === 24 || outside === 0) return null;
      outside *= 2;
    }
    let inside = 0;
    while (outside - inside > 1e-6 * outside) {
      const middle = (inside + outside) / 2;
      if (this.pValue(direction * middle) > level) inside = middle;
      else outside = middle;
    }
    return direction * outside;
  }
}
