import { gammaTails } from "./_gamma_tails.ts";

/** Probability that a standard normal variable lies below z, exact in the lower tail too. */
export function normalCdf(z: number): number {
  const { lower, upper } = gammaTails(z * z / 2, 0.5);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}
