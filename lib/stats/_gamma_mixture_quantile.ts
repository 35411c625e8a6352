import { gammaTails } from "./_gamma_tails.ts";
import { pointOfTails } from "./_tails.ts";

/** One Gamma law of a mixture. */
export interface GammaPart {
  /** Share of the mixture; all add up to 1. */
  readonly weight: number;
  readonly shape: number;
  readonly rate: number;
}

/** Value below which a mixture of Gamma laws lies with probability p. @param start a guess above 0. */
export function gammaMixtureQuantile(p: number, parts: readonly GammaPart[], start: number): number {
  return pointOfTails({ lower: p, upper: 1 - p }, start, (x) => {
    let [lower, upper, slope] = [0, 0, 0];
    for (const { weight, shape, rate } of parts) {
      const tails = gammaTails(x * rate, shape);
      lower += weight * tails.lower;
      upper += weight * tails.upper;
      slope += weight * tails.slope;
    }
    return { lower, upper, slope };
  });
}
