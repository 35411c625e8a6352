import { gammaQuantile } from "./_gamma_quantile.ts";
import { normalCdf } from "./_normal_cdf.ts";
import { tQuantile } from "./_t_quantile.ts";
import { checkCounts, checkExposures, checkProbability } from "./_checks.ts";

/** Two groups of durations, as they are planned or as they were. */
export interface RatioDesign {
  /** Durations in group A. */
  readonly nA: number;
  /** Durations in group B. */
  readonly nB: number;
  /** Standard deviation of the natural logarithm of the durations; about 1.2 for incidents. */
  readonly sdLog: number;
  /** Level of the two-sided test; 0.05 unless told. */
  readonly level?: number;
  /** Chance of seeing the change; 0.8 unless told. */
  readonly power?: number;
}

const nodes = 256;

/**
 * Equally likely values of the ratio of estimated to true standard deviation: noncentral t is normal over
 * this.
 */
function estimatedSpreads(degrees: number): Float64Array {
  let square: number | undefined;
  return Float64Array.from({ length: nodes }, (_, node) => {
    square = gammaQuantile((node + 0.5) / nodes, degrees / 2, degrees / 2, square);
    return Math.sqrt(square);
  });
}

function normalDensity(z: number): number {
  return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}

/** Where a rising curve reaches a height: Newton's method, halving the bracket wherever a step would leave it. */
function whereReached(height: number, curve: (x: number) => number, slope: (x: number) => number): number {
  let [low, high] = [0, 1];
  while (curve(high) < height) high *= 2;
  let at = high;
  for (let step = 0; step < 100; step++) {
    const lacking = height - curve(at);
    if (lacking > 0) low = at;
    else high = at;
    const newton = at + lacking / slope(at);
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-9 * high) return next;
    at = next;
  }
  return at;
}

/**
 * Smallest ratio above 1 of two groups' typical durations that a two-sided t-test on logarithms would show
 * with the given power. A fall is as hard to see as its inverse: 1.5 stands for 50 % longer or a third
 * shorter.
 *
 * Power comes from the noncentral t distribution (Cohen 1988), integrated over 256 equally likely values of
 * the estimated spread. For groups of two or three a permutation test has less power than this, or none.
 *
 * @returns no unit, above 1; null when a group has fewer than two durations; Infinity never.
 * @throws {RangeError} when a size is no whole number, sdLog is not positive, or level or power do not lie
 * between 0 and 1.
 *
 * @example
 * ```ts
 * import { smallestDetectableRatio } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const ratio = smallestDetectableRatio({ nA: 44, nB: 51, sdLog: 1.2 });
 * assert.ok(ratio !== null && ratio > 1.9 && ratio < 2.1);
 * assert.equal(smallestDetectableRatio({ nA: 1, nB: 51, sdLog: 1.2 }), null);
 * ```
 */
export function smallestDetectableRatio(
  { nA, nB, sdLog, level = 0.05, power = 0.8 }: RatioDesign,
): number | null {
  const action = "compute the smallest detectable ratio";
  checkCounts(action, [nA, nB]);
  checkExposures(action, [sdLog]);
  checkProbability(action, "level", level);
  checkProbability(action, "power", power);
  if (nA < 2 || nB < 2) return null;
  const degrees = nA + nB - 2;
  const critical = tQuantile(1 - level / 2, degrees);
  const spreads = estimatedSpreads(degrees);
  const powerAt = (effect: number): number =>
    spreads.reduce(
      (sum, spread) => sum + normalCdf(effect - critical * spread) + normalCdf(-effect - critical * spread),
      0,
    ) / nodes;
  const slopeAt = (effect: number): number =>
    spreads.reduce(
      (sum, spread) =>
        sum + normalDensity(effect - critical * spread) - normalDensity(-effect - critical * spread),
      0,
    ) / nodes;
  const effect = whereReached(power, powerAt, slopeAt);
  return Math.exp(effect * sdLog * Math.sqrt(1 / nA + 1 / nB));
}
