import { normalQuantile } from "./_normal_quantile.ts";
import { checkCounts, checkDispersion, checkExposures, checkProbability } from "./_checks.ts";

/** Two periods in which incidents were counted. */
export interface RateRatioDesign {
  /** Incidents in period A. */
  readonly countA: number;
  /** Incidents in period B. */
  readonly countB: number;
  /** Length of period A, in one unit for both. */
  readonly exposureA: number;
  /** Length of period B. */
  readonly exposureB: number;
  /** Variance over mean of the counts per unit of time; 1 under Poisson. Taken as 1 when smaller. */
  readonly dispersion: number;
  /** Level of the two-sided test; 0.05 unless told. */
  readonly level?: number;
  /** Chance of seeing the change; 0.8 unless told. */
  readonly power?: number;
}

/**
 * Smallest ratio above 1 of rate B to rate A that as many incidents in all could have shown with the given
 * power.
 *
 * Normal approximation for the logarithm of the ratio, whose variance is dispersion × (1 / expected A + 1 /
 * expected B); the total is held at what was counted and shared out as the ratio says (Signorini 1991,
 * Biometrika 78, for the Poisson case).
 *
 * @returns no unit, above 1; null when no ratio whatever would be seen, as with no incidents.
 * @throws {RangeError} when a count is no whole number of zero or more, an exposure is not positive, or a
 * share does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { smallestDetectableRateRatio } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const quarters = { countA: 44, countB: 51, exposureA: 13, exposureB: 13 };
 * const poisson = smallestDetectableRateRatio({ ...quarters, dispersion: 1 });
 * const bursty = smallestDetectableRateRatio({ ...quarters, dispersion: 3 });
 * assert.ok(poisson !== null && bursty !== null && 1.7 < poisson && poisson < bursty);
 * ```
 */
export function smallestDetectableRateRatio(
  { countA, countB, exposureA, exposureB, dispersion, level = 0.05, power = 0.8 }: RateRatioDesign,
): number | null {
  const action = "compute the smallest detectable rate ratio";
  checkCounts(action, [countA, countB]);
  checkExposures(action, [exposureA, exposureB]);
  checkDispersion(action, dispersion);
  checkProbability(action, "level", level);
  checkProbability(action, "power", power);
  const total = (countA + countB) / Math.max(1, dispersion);
  if (!(total > 0)) return null;
  const [alpha, beta] = [normalQuantile(1 - level / 2), normalQuantile(power)];
  const deviation = (ratio: number): number => {
    const shareB = ratio * exposureB / (exposureA + ratio * exposureB);
    return Math.sqrt(1 / (total * shareB) + 1 / (total * (1 - shareB)));
  };
  const lacking = (log: number): number => alpha * deviation(1) + beta * deviation(Math.exp(log)) - log;
  // The deviation grows like the root of the ratio, so a few steps decide whether the logarithm ever
  // overtakes it.
  let high = 0;
  while (lacking(high) > 0) {
    high += 0.05;
    if (high > 20) return null;
  }
  let low = Math.max(0, high - 0.05);
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (lacking(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}
