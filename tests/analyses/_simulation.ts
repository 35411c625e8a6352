import assert from "node:assert/strict";
import type { Random } from "../../lib/stats/random.ts";

/** Companies simulated per test: 400, or what `HINDCAST_SIMULATIONS` says. */
export const simulations = Number(Deno.env.get("HINDCAST_SIMULATIONS") ?? 400);

function deviation(share: number, draws: number): number {
  return 3.29 * Math.sqrt(share * (1 - share) / draws);
}

/** Asserts that a share of so many draws is what it should be, within the band that holds it 999 times in 1,000. */
export function assertShare(found: number, draws: number, { from, to }: { from: number; to: number }): void {
  const share = found / draws;
  const [low, high] = [from - deviation(from, draws), to + deviation(to, draws)];
  assert.ok(
    share >= low && share <= high,
    `${share.toFixed(4)} of ${draws}, not ${low.toFixed(4)} to ${high.toFixed(4)}`,
  );
}

/** Asserts that values may come from the uniform law: Kolmogorov and Smirnov's distance is less than at p = 0.001. */
export function assertUniform(values: readonly number[]): void {
  const gaps = values.toSorted((a, b) => a - b)
    .map((value, place) =>
      Math.max(Math.abs(value - place / values.length), Math.abs((place + 1) / values.length - value))
    );
  const distance = Math.max(...gaps) * Math.sqrt(values.length);
  assert.ok(distance < 1.95, `${distance.toFixed(2)} from uniform, in roots of ${values.length}`);
}

/** A Poisson draw (Knuth); means up to some hundreds. */
export function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count++;
    product *= random.next();
  }
  return count;
}

/** A Gamma draw with mean 1 and a whole-number shape: a sum of exponentials. */
export function gamma(shape: number, random: Random): number {
  let sum = 0;
  for (let part = 0; part < shape; part++) sum -= Math.log(1 - random.next());
  return sum / shape;
}

/** An overdispersed count: a Poisson draw around a Gamma one; variance is mean + mean² / shape. */
export function burstyCount(mean: number, shape: number, random: Random): number {
  return poisson(mean * gamma(shape, random), random);
}
