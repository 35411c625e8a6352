import { deal, ranks } from "./_deal.ts";
import { createRandom } from "./random.ts";
import type { PermutationOptions } from "./estimate.ts";

function sumOf(counts: readonly number[], term: (count: number) => number): number {
  return counts.reduce((sum, count) => sum + term(count), 0);
}

/** Variance over mean of n counts given by their sums; the fallback where they cannot tell. */
function index(n: number, sum: number, squares: number, fallback: number): number {
  return n < 2 || sum === 0 ? fallback : (squares - sum * sum / n) / (n - 1) / (sum / n);
}

/**
 * Weekly counts of two periods, and how far apart their rates are against what dealing the weeks anew gives.
 */
export class CountGroups {
  readonly #weeks: Float64Array;
  readonly #sizes: readonly [number, number];
  readonly #total: number;
  readonly #squares: number;
  readonly #sumA: number;
  readonly #squaresA: number;

  constructor(countsA: readonly number[], countsB: readonly number[]) {
    this.#weeks = Float64Array.from([...countsA, ...countsB]);
    this.#sizes = [countsA.length, countsB.length];
    this.#sumA = sumOf(countsA, (count) => count);
    this.#squaresA = sumOf(countsA, (count) => count * count);
    this.#total = this.#sumA + sumOf(countsB, (count) => count);
    this.#squares = this.#squaresA + sumOf(countsB, (count) => count * count);
  }

  /** Incidents in each period. */
  get sums(): readonly [number, number] {
    return [this.#sumA, this.#total - this.#sumA];
  }

  /** Logarithm of the ratio of rates and its standard error as the periods are. */
  found(): { log: number; error: number } {
    return this.#ratio(this.#sumA, this.#squaresA);
  }

  /** Variance over mean inside the periods, each measured from its own mean. */
  dispersion(): number {
    return this.#pooled(this.#sumA, this.#squaresA);
  }

  #pooled(sumA: number, squaresA: number): number {
    const [a, b] = this.#sizes;
    if (this.#total === 0) return 1;
    const sumB = this.#total - sumA;
    const inside = squaresA - sumA * sumA / a + (this.#squares - squaresA) - sumB * sumB / b;
    return inside / (a + b - 2) / (this.#total / (a + b));
  }

  #ratio(sumA: number, squaresA: number): { log: number; error: number } {
    const [a, b] = this.#sizes;
    const sumB = this.#total - sumA;
    const pooled = this.#pooled(sumA, squaresA);
    const spreadA = Math.max(1, index(a, sumA, squaresA, pooled));
    const spreadB = Math.max(1, index(b, sumB, this.#squares - squaresA, pooled));
    // Half an incident keeps a quiet period from being infinitely quiet.
    return {
      log: Math.log((sumB + 0.5) / b) - Math.log((sumA + 0.5) / a),
      error: Math.sqrt(spreadA / (sumA + 0.5) + spreadB / (sumB + 0.5)),
    };
  }

  /** Sizes of log / error over random arrangements of the weeks, ascending. */
  dealt({ permutations = 9_999, seed }: PermutationOptions): Float64Array {
    const random = createRandom(seed);
    const items = ranks(this.#weeks.length);
    const size = this.#sizes[0];
    return Float64Array.from({ length: permutations }, () => {
      deal(items, size, random);
      let [sum, squares] = [0, 0];
      for (let i = 0; i < size; i++) {
        const count = this.#weeks[items[i] as number] as number;
        sum += count;
        squares += count * count;
      }
      const { log, error } = this.#ratio(sum, squares);
      return Math.abs(log) / error;
    }).sort();
  }
}
