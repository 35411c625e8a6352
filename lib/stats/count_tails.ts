import { betaTails } from "./_beta_tails.ts";
import { checkCounts } from "./_checks.ts";
import { gammaTails } from "./_gamma_tails.ts";

/** How likely a count is that lies as far out as the one given, on either side. */
export interface CountTails {
  /** Probability of this count or a lower one, 0 to 1. */
  readonly atMost: number;
  /** Probability of this count or a higher one, 0 to 1. */
  readonly atLeast: number;
}

/** The law of a count. */
export interface CountLaw {
  /** Expected count, above zero. */
  readonly mean: number;
  /** Variance over mean: 1 for Poisson counts, more where they come in bursts (negative binomial). */
  readonly dispersion: number;
}

// So near to Poisson the negative binomial has no digits left.
const poissonUpTo = 1 + 1e-6;

/**
 * Tails of a count whose variance is `dispersion` times its mean: Poisson at 1, negative binomial above, from the
 * incomplete gamma and beta functions (Johnson, Kemp and Kotz 2005, §4.2 and §5.6). Both tails hold the count itself.
 *
 * @param count a whole number.
 * @throws {RangeError} when the count is not a whole number of zero or more, the mean not above zero, or the dispersion
 * below 1.
 *
 * @example
 * ```ts
 * import { countTails } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { atMost } = countTails(0, { mean: 2, dispersion: 1 });
 * assert.ok(Math.abs(atMost - Math.exp(-2)) < 1e-12);
 * assert.ok(countTails(9, { mean: 2, dispersion: 3 }).atLeast > countTails(9, { mean: 2, dispersion: 1 }).atLeast);
 * ```
 */
export function countTails(count: number, { mean, dispersion }: CountLaw): CountTails {
  checkCounts("find the tails of a count", [count]);
  if (!(mean > 0 && mean < Infinity && dispersion >= 1 && dispersion < Infinity)) {
    throw new RangeError(
      `Cannot find the tails of a count: its mean is ${mean} and its dispersion ${dispersion}. ` +
        "Give a mean above zero and a dispersion of one or more.",
    );
  }
  if (dispersion <= poissonUpTo) {
    return {
      atMost: gammaTails(mean, count + 1).upper,
      atLeast: count === 0 ? 1 : gammaTails(mean, count).lower,
    };
  }
  const shape = mean / (dispersion - 1);
  const [gone, kept] = [1 / dispersion, 1 - 1 / dispersion];
  return {
    atMost: betaTails(gone, kept, shape, count + 1).lower,
    atLeast: count === 0 ? 1 : betaTails(kept, gone, count, shape).lower,
  };
}
