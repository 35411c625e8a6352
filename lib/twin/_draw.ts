import { createRandom, type Random } from "../stats/random.ts";
import { hashOf } from "./_hash.ts";

/** The random stream of one part of the company: parts do not disturb each other when one of them changes. */
export function streamOf(seed: number, part: string): Random {
  return createRandom(hashOf(`${seed}/${part}`));
}

/** One item, all equally likely. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random.integer(items.length)] as Item;
}

/** Index drawn in proportion to the weights. */
export function pickWeighted(weights: readonly number[], random: Random): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length - 1; index++) {
    left -= weights[index] as number;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/** Log-normal with the given median; `logSd` is the standard deviation of the logarithm. */
export function logNormal(median: number, logSd: number, random: Random): number {
  return median * Math.exp(logSd * random.normal());
}

/**
 * Gamma with mean 1 and the given shape of at least 1; its variance is `1 / shape`.
 * Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000), 363.
 */
export function gammaOfMeanOne(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  for (;;) {
    const normal = random.normal();
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
      return d * v / shape;
    }
  }
}
