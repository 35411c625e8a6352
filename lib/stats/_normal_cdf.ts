import { gammaTailsOf } from "./_gamma_tails.ts";

const halfSquareTails = gammaTailsOf(0.5);

/** Probability that a standard normal variable lies below z, exact in the lower tail too. */
export function normalCdf(z: number): number {
  const { lower, upper } = halfSquareTails(z * z / 2);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}
