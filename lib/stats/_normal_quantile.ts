import { gammaTailsOf } from "./_gamma_tails.ts";
import { pointOfTails, sizeOf } from "./_tails.ts";

/** Value below which a standard normal variable lies with probability p: half its square is a gamma variable. */
export function normalQuantile(p: number): number {
  const half = pointOfTails(sizeOf(p), 0.5, gammaTailsOf(0.5));
  return Math.sign(p - 0.5) * Math.sqrt(2 * half);
}
