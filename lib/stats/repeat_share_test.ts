import { checkPermutations } from "./_checks.ts";
import type { PermutationOptions } from "./estimate.ts";
import { createRandom } from "./random.ts";
import { reaches } from "./_reaches.ts";

/** Kinds of what happened, unit by unit in order of time; null for what is of no kind and never comes again. */
export interface RepeatDesign {
  /** What came before the first whole unit; it stays first. */
  readonly before: readonly (string | null)[];
  /** Equal stretches of time in order, each with what came in it, in order. */
  readonly units: readonly (readonly (string | null)[])[];
  /** How many of the last units the question is about. */
  readonly last: number;
}

/** The share of repeats in the last units, and what units in any other order would have given. */
export interface RepeatShareResult {
  /** Share that repeats a kind seen before, 0 to 1; null without incidents in the last units. */
  readonly share: number | null;
  /** Mean share over random orders of the units. */
  readonly expected: number | null;
  /** Lower end of the middle `confidence` of those shares. */
  readonly low: number | null;
  /** Upper end of the same. */
  readonly high: number | null;
  /** Two-sided: twice the smaller tail, at most 1. */
  readonly pValue: number | null;
}

class Orders {
  readonly #units: readonly Int32Array[];
  readonly #before: Int32Array;
  readonly #seenIn: Int32Array;
  readonly #last: number;
  #turn = 0;

  constructor({ before, units, last }: RepeatDesign) {
    const kinds = new Map<string, number>();
    const number = (kind: string | null): number => {
      if (kind === null) return -1;
      const known = kinds.get(kind);
      if (known === undefined) kinds.set(kind, kinds.size);
      return known ?? kinds.size - 1;
    };
    this.#before = Int32Array.from(before, number);
    this.#units = units.map((unit) => Int32Array.from(unit, number));
    this.#last = last;
    this.#seenIn = new Int32Array(kinds.size);
  }

  /** Walks through the units in this order; NaN without incidents in the last ones. */
  share(order: readonly number[]): number {
    const turn = ++this.#turn;
    let [repeats, n] = [0, 0];
    const from = order.length - this.#last;
    const see = (unit: Int32Array, counts: boolean) => {
      for (const kind of unit) {
        if (counts) n++;
        if (kind < 0) continue;
        if (counts && this.#seenIn[kind] === turn) repeats++;
        this.#seenIn[kind] = turn;
      }
    };
    see(this.#before, false);
    order.forEach((unit, place) => see(this.#units[unit] as Int32Array, place >= from));
    return repeats / n;
  }
}

/**
 * Tests whether more or fewer incidents than usual repeat a kind seen before, against a stable process.
 *
 * Null hypothesis: units are alike, so that they could have come in any order. Repeats grow more common as kinds become
 * known, under a stable process too: every order is walked through from its start, so that the shares it gives carry the
 * same growth (a rarefaction, with units in place of single incidents so that bursts inside a unit stay together).
 *
 * @returns all null without incidents in the last units.
 * @throws {RangeError} when permutations is no whole number of one or more.
 *
 * @example
 * ```ts
 * import { repeatShareTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const units = [["disk"], [null], ["disk"], ["cache", null]];
 * const { share } = repeatShareTest({ before: [], units, last: 2 }, { permutations: 99, seed: 1 });
 * assert.equal(share, 1 / 3);
 * ```
 */
export function repeatShareTest(
  design: RepeatDesign,
  { permutations = 9_999, confidence = 0.95, seed }: PermutationOptions & { readonly confidence?: number },
): RepeatShareResult {
  checkPermutations("test a share of repeats", permutations);
  const orders = new Orders(design);
  const order = [...design.units.keys()];
  const share = orders.share(order);
  if (Number.isNaN(share)) return { share: null, expected: null, low: null, high: null, pValue: null };
  const { shuffle } = createRandom(seed);
  const drawn = Array.from({ length: permutations }, () => orders.share(shuffle(order)))
    .filter((value) => !Number.isNaN(value));
  const shares = Float64Array.from([share, ...drawn]).sort();
  const tail = (reached: (value: number) => boolean) => shares.filter(reached).length / shares.length;
  const at = (p: number) => shares[Math.round(p * (shares.length - 1))] ?? null;
  const half = (1 - confidence) / 2;
  return {
    share,
    expected: shares.reduce((sum, value) => sum + value, 0) / shares.length,
    low: at(half),
    high: at(1 - half),
    pValue: Math.min(1, 2 * Math.min(tail((v) => reaches(v, share)), tail((v) => reaches(share, v)))),
  };
}
