import assert from "node:assert/strict";
import type { Random } from "../../lib/stats/random.ts";

/** 400 in every run of the tests; `HINDCAST_SIMULATIONS=2000` in the long one. */
export const simulations = Number(Deno.env.get("HINDCAST_SIMULATIONS") ?? 400);

/** Fails when a share of `trials` lies outside the 99.9 % band around what is claimed. */
export function within(share: number, low: number, high: number, what: string, trials = simulations): void {
  const reach = (p: number): number => 3.29 * Math.sqrt(p * (1 - p) / trials);
  assert.ok(share >= low - reach(low), `${what}: ${share} is below ${low} - ${reach(low).toFixed(4)}`);
  assert.ok(share <= high + reach(high), `${what}: ${share} is above ${high} + ${reach(high).toFixed(4)}`);
}

/** Share of simulations in which something held. */
export function share(trial: (number: number) => boolean, trials = simulations): number {
  let held = 0;
  for (let number = 0; number < trials; number++) held += trial(number) ? 1 : 0;
  return held / trials;
}

/** Fails when p-values made under the null are not uniform at 5, 20 and 50 %. */
export function uniform(pValue: (number: number) => number, what: string): void {
  const found = Array.from({ length: simulations }, (_, number) => pValue(number));
  for (const level of [0.05, 0.2, 0.5]) {
    const below = found.filter((p) => p <= level + 1e-12).length / simulations;
    within(below, level, level, `${what} at ${level}`);
  }
}

export interface Ends {
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

export function covers({ confLow, confHigh }: Ends, truth: number): boolean {
  return (confLow ?? -Infinity) <= truth && truth <= (confHigh ?? Infinity);
}

export function many<T>(n: number, draw: () => T): T[] {
  return Array.from({ length: n }, draw);
}

export function logNormal({ normal }: Random, sigma: number, median = 60): number {
  return median * Math.exp(sigma * normal());
}

/** Short incidents around half an hour and, one in four, long ones around four hours unless told. */
export function mixture(random: Random, long = 240): number {
  return random.next() < 0.75 ? logNormal(random, 0.9, 30) : logNormal(random, 1, long);
}

/** Marsaglia and Tsang (2000). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  while (true) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth's product of uniforms, in pieces of at most 20, below which it cannot underflow. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 20) {
    const limit = Math.exp(-Math.min(20, left));
    for (let product = random.next(); product > limit; product *= random.next()) count++;
  }
  return count;
}

/** Variance is `dispersion` × mean; Poisson at 1. */
export function negativeBinomial(random: Random, mean: number, dispersion: number): number {
  if (dispersion === 1) return poisson(random, mean);
  return poisson(random, gamma(random, mean / (dispersion - 1)) * (dispersion - 1));
}
