import type { Estimate } from "../../stats/estimate.ts";

/** An estimate and how often it counts; below 0 it is taken away. */
export interface Weighted {
  readonly of: Estimate;
  readonly weight: number;
}

/**
 * A weighted sum of independent estimates, with the interval that their own intervals leave: each end is as far away as the
 * root of the summed squares of the distances to theirs (Zou and Donner 2008, doi:10.1002/sim.3095; for a difference of two
 * shares it is Newcombe 1998, method 10).
 */
export function weightedSum(parts: readonly Weighted[], n: number): Estimate {
  let [estimate, low, high] = [0, 0, 0];
  for (const { of, weight } of parts) {
    const { estimate: own, confLow, confHigh } = of;
    if (own === null || confLow === null || confHigh === null) {
      return { estimate: null, confLow: null, confHigh: null, n };
    }
    const [down, up] = weight >= 0 ? [own - confLow, confHigh - own] : [confHigh - own, own - confLow];
    estimate += weight * own;
    low += (weight * down) ** 2;
    high += (weight * up) ** 2;
  }
  return { estimate, confLow: estimate - Math.sqrt(low), confHigh: estimate + Math.sqrt(high), n };
}
