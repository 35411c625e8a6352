import { checkFinite, checkLength, checkPeriod, checkPermutations } from "./_checks.ts";
import { laggedProducts } from "./cross_correlation.ts";
import type { PermutationOptions } from "./estimate.ts";
import { innovations } from "./_innovations.ts";
import { moments } from "./_moments.ts";
import { createRandom } from "./random.ts";
import { reaches } from "./_reaches.ts";

/** One lag of many. */
export interface LaggedCorrelation {
  /** Steps that x comes earlier. */
  readonly lag: number;
  /** Correlation of what is new in y with what was new in x then, -1 to 1. */
  readonly correlation: number;
  /** How often the strongest of all lags is as strong by chance: adjusted for having looked at all, 0 to 1. */
  readonly pValue: number;
}

/** Whether y follows x, and after how long. */
export interface LaggedCorrelationResult {
  /** One a lag, from 0; none below 20 values, or where a series is constant. */
  readonly lags: readonly LaggedCorrelation[];
  /** The lag of the strongest correlation; null without lags. */
  readonly lag: number | null;
  /** Of the strongest, adjusted for all lags; null without lags. */
  readonly pValue: number | null;
}

/** What is looked at, and how the null is drawn. */
export interface LaggedCorrelationOptions extends PermutationOptions {
  /** Largest lag in steps. */
  readonly maxLag: number;
  /** Steps after which both series repeat themselves, such as 7 days: each place's mean is taken out. 1, none, unless told. */
  readonly period?: number;
}

const fewest = 20;

function standardised(values: Float64Array): Float64Array {
  const { mean, squares } = moments(values);
  const size = Math.sqrt(squares);
  return values.map((value) => size > 0 ? (value - mean) / size : 0);
}

/**
 * Does y follow x some steps later? Correlations of prewhitened series at every lag, and p of the strongest.
 *
 * Null hypothesis: what is new in x has nothing to do with what comes new in y. From both series the means of their
 * period and an autoregression (Burg, order by AICc) are taken out (Haugh 1976, doi:10.1080/01621459.1976.10480353);
 * what is left of x is then dealt anew, and the strongest of all lags is compared with the strongest of each deal,
 * which pays for having looked at all lags. Simulated false alarms at 5 % over nine lags: 3 to 6 % of 104 and 156
 * values, 4 to 7 % of 365, white, autoregressive (0.5, 0.8, 0.95) and with a week's season. Shifting one series in a
 * circle did not keep the level for these data. A third series that leads both looks the same: an association over
 * time, never a cause.
 *
 * @param x the series that might lead, at equal steps of time. Not changed.
 * @param y the series that might follow, at the same times.
 * @throws {RangeError} when the lengths differ, a value is not finite or an option is impossible.
 *
 * @example
 * ```ts
 * import { createRandom, laggedCorrelationTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { normal } = createRandom(2);
 * const deployments = Array.from({ length: 150 }, () => normal());
 * const incidents = deployments.map((_, week) => (deployments[week - 2] ?? 0) + normal());
 * const { lag, pValue } = laggedCorrelationTest(deployments, incidents, { maxLag: 8, permutations: 999, seed: 1 });
 * assert.equal(lag, 2);
 * assert.ok((pValue ?? 1) < 0.01);
 * ```
 */
export function laggedCorrelationTest(
  x: readonly number[],
  y: readonly number[],
  { maxLag, period = 1, permutations = 999, seed }: LaggedCorrelationOptions,
): LaggedCorrelationResult {
  const action = "test whether one series follows another";
  checkLength(action, "y", y.length, x.length);
  checkFinite(action, x);
  checkFinite(action, y);
  checkPeriod(action, period);
  checkPermutations(action, permutations);
  if (!(Number.isSafeInteger(maxLag) && maxLag >= 0)) {
    throw new RangeError(
      `Cannot ${action}: the largest lag is ${maxLag}. Give a whole number of zero or more.`,
    );
  }
  const none = { lags: [], lag: null, pValue: null };
  if (x.length < fewest) return none;
  const [newX, newY] = [standardised(innovations(x, period)), standardised(innovations(y, period))];
  if (newX.every((value) => value === 0) || newY.every((value) => value === 0)) return none;
  const last = Math.min(maxLag, newX.length - 1);
  const found = laggedProducts(newX, newY, last, 1);
  const { shuffle } = createRandom(seed);
  const dealt = [...newX];
  const strongest = Float64Array.from(
    { length: permutations },
    () =>
      laggedProducts(Float64Array.from(shuffle(dealt)), newY, last, 1)
        .reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const lags = Array.from(found, (correlation, lag) => {
    const extreme = strongest.reduce(
      (count, most) => count + (reaches(most, Math.abs(correlation)) ? 1 : 0),
      0,
    );
    return { lag, correlation, pValue: (extreme + 1) / (permutations + 1) };
  });
  const best = lags.reduce((most, one) =>
    Math.abs(one.correlation) > Math.abs(most.correlation) ? one : most
  );
  return { lags, lag: best.lag, pValue: best.pValue };
}
