import { gammaTails } from "./_gamma_tails.ts";
import { pointOfTails } from "./_tails.ts";

/** Value below which a gamma variable with this shape and rate lies with probability p. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  return pointOfTails({ lower: p, upper: 1 - p }, shape, (x) => gammaTails(x, shape)) / rate;
}
