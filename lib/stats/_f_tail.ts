import { betaTails } from "./_beta_tails.ts";

/**
 * Probability that a variable of Fisher's F law with these degrees of freedom passes f; with one degree above, that
 * Student's t passes the root of f on either side.
 */
export function fTail(f: number, above: number, below: number): number {
  if (f === Infinity) return 0;
  const whole = above * f + below;
  return betaTails(above * f / whole, below / whole, above / 2, below / 2).upper;
}
