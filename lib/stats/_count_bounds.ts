import { gammaQuantile } from "./_gamma_quantile.ts";

/**
 * Interval for the expectation of a count whose variance is `dispersion` times its mean: the count is worth
 * `count / dispersion` independent incidents, and half a one is added to each end, between leaving the
 * boundary out and counting it (mid-p).
 */
export function countBounds(count: number, dispersion: number, tail: number): [number, number] {
  const shape = count / dispersion + 0.5;
  const low = count === 0 ? 0 : gammaQuantile(tail, shape, 1) * dispersion;
  return [low, gammaQuantile(1 - tail, shape, 1) * dispersion];
}
