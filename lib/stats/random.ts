import { checkBelow, checkSeed } from "./_checks.ts";

/** Random numbers that are the same on every machine for the same seed. */
export interface Random {
  /** Uniform in [0, 1), in steps of 2^-32. */
  next(): number;
  /** Whole number, uniform from 0 to `below` - 1; `below` from 1 to 2^32. */
  integer(below: number): number;
  /** Standard normal. */
  normal(): number;
  /** Puts the items into a random order, in place, every order equally likely, and returns them. */
  shuffle<T>(items: T[]): T[];
}

/** splitmix32: spreads a seed over the generator's state, so that seeds 1 and 2 have nothing in common. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** sfc32: 128 bits of state, chaotic with a counter, period at least 2^32 for every seed. */
function sfc32(word: () => number): () => number {
  let a = word();
  let b = word();
  let c = word();
  let counter = 1;
  const step = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) step();
  return step;
}

/**
 * Makes a deterministic source of random numbers: sfc32 (Doty-Humphrey, PractRand) seeded by splitmix32. Not
 * for secrets.
 *
 * @param seed any whole number up to 2^53 in size; both halves count.
 * @throws {RangeError} when the seed is no whole number, or `integer` is asked for an impossible bound.
 *
 * @example
 * ```ts
 * import { createRandom } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(createRandom(7).next(), createRandom(7).next());
 * assert.notEqual(createRandom(7).next(), createRandom(8).next());
 * assert.deepEqual(createRandom(7).shuffle([1, 2, 3]).sort(), [1, 2, 3]);
 * ```
 */
export function createRandom(seed: number): Random {
  checkSeed(seed);
  const high = splitmix32(Math.floor(seed / 2 ** 32));
  const low = splitmix32(seed);
  const step = sfc32(() => (low() ^ Math.imul(high(), 0x85ebca6b)) >>> 0);
  const next = (): number => step() / 2 ** 32;
  const integer = (below: number): number => {
    checkBelow(below);
    // Draws above the last whole multiple are thrown away, or small numbers would come a little more often.
    const limit = 2 ** 32 - 2 ** 32 % below;
    let draw = step();
    while (draw >= limit) draw = step();
    return draw % below;
  };
  return {
    next,
    integer,
    // Box and Muller; 1 - next() keeps zero out of the logarithm.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: <T>(items: T[]): T[] => {
      for (let last = items.length - 1; last > 0; last--) {
        const other = integer(last + 1);
        [items[last], items[other]] = [items[other] as T, items[last] as T];
      }
      return items;
    },
  };
}
