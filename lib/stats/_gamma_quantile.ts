import { gammaTailsOf } from "./_gamma_tails.ts";
import { pointOfTails } from "./_tails.ts";

/** Value below which a gamma variable with this shape and rate lies with probability p; it is looked for from `near` on. */
export function gammaQuantile(p: number, shape: number, rate: number, near = shape / rate): number {
  return pointOfTails({ lower: p, upper: 1 - p }, near * rate, gammaTailsOf(shape)) / rate;
}
