import { bcaEnds, percentileEnds } from "./_bootstrap_ends.ts";
import { checkConfidence, checkPermutations } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { createRandom } from "./random.ts";

/** What is estimated, and how resamples are drawn. */
export interface BootstrapOptions<T> extends IntervalOptions {
  /** The estimate of one sample; must not keep or change it. */
  readonly statistic: (sample: readonly T[]) => number;
  /** `bca`, corrected for bias and skew, unless told; `percentile` where the statistic is costly or steps. */
  readonly method?: "bca" | "percentile";
  /** 2,000 unless told. */
  readonly resamples?: number;
  /** Whole number that fixes every draw. */
  readonly seed: number;
}

/**
 * Interval of any statistic by resampling (Efron 1987, doi:10.1080/01621459.1987.10478410; Efron and Tibshirani 1993,
 * §13 and §14): observations are drawn with putting back, as many as there are, and the statistic is taken of each draw.
 *
 * For what no formula covers, from some 30 observations on. Observations must be independent: draw whole weeks or whole
 * incidents, not rows of one. For medians and other quantiles `medianInterval` and `quantileInterval` are exact and need
 * no draws; for the extremes no bootstrap holds. At 95 % the mean of skewed values is covered by BCa in 88, 92 and 91 to
 * 94 % of samples of 10, 30 and 100 (gamma law of shape 2), and of log-normal durations (sigma 1.2) in 80, 86 and 91 %:
 * report a median instead.
 *
 * @param values observations of any type. Not changed.
 * @returns the estimate, null for no observations; open ends (null) below two, or where BCa cannot be computed: every
 * resample on one side of the estimate.
 * @throws {RangeError} when the statistic of a sample is not finite, or an option is impossible.
 *
 * @example
 * ```ts
 * import { bootstrapInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rows = Array.from({ length: 40 }, (_, at) => ({ alerts: 5 + at % 7, actedOn: 1 + at % 3 }));
 * const share = (sample: readonly { alerts: number; actedOn: number }[]) =>
 *   sample.reduce((sum, { actedOn }) => sum + actedOn, 0) / sample.reduce((sum, { alerts }) => sum + alerts, 0);
 * const { estimate, confLow, confHigh } = bootstrapInterval(rows, { statistic: share, seed: 1 });
 * assert.ok((confLow ?? 1) < (estimate ?? 0) && (estimate ?? 1) < (confHigh ?? 0));
 * ```
 */
export function bootstrapInterval<T>(
  values: readonly T[],
  { statistic, method = "bca", resamples = 2_000, confidence = 0.95, seed }: BootstrapOptions<T>,
): Estimate {
  const action = "resample a statistic";
  checkConfidence(action, confidence);
  checkPermutations(action, resamples);
  const n = values.length;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const taken = (sample: readonly T[]): number => {
    const found = statistic(sample);
    if (Number.isFinite(found)) return found;
    throw new RangeError(
      `Cannot ${action}: it is ${found} of a sample. Give one that is a number of every sample.`,
    );
  };
  const estimate = taken(values);
  if (n === 1) return { estimate, confLow: null, confHigh: null, n };
  const { integer } = createRandom(seed);
  const sample = [...values];
  const drawn = Float64Array.from({ length: resamples }, () => {
    for (let at = 0; at < n; at++) sample[at] = values[integer(n)] as T;
    return taken(sample);
  }).sort();
  if (method === "percentile") {
    const [confLow, confHigh] = percentileEnds(drawn, confidence);
    return { estimate, confLow, confHigh, n };
  }
  const leftOut = Float64Array.from(values, (_, at) => taken(values.toSpliced(at, 1)));
  const [confLow, confHigh] = bcaEnds(estimate, drawn, leftOut, confidence);
  return { estimate, confLow, confHigh, n };
}
