import { moments } from "./_moments.ts";
import { normalCdf } from "./_normal_cdf.ts";
import { normalQuantile } from "./_normal_quantile.ts";
import { quantileOfSorted } from "./_sorted.ts";

/** Ends of the middle part of what resamples gave. */
export function percentileEnds(drawn: Float64Array, confidence: number): [number, number] {
  const tail = (1 - confidence) / 2;
  return [quantileOfSorted(drawn, tail), quantileOfSorted(drawn, 1 - tail)];
}

/** How fast the spread of the estimate changes with its value, from leaving each observation out once. */
function accelerationOf(leftOut: Float64Array): number {
  const { mean, squares } = moments(leftOut);
  if (squares === 0) return 0;
  return leftOut.reduce((sum, value) => sum + (mean - value) ** 3, 0) / (6 * squares ** 1.5);
}

/**
 * Ends by Efron's BCa: percentiles moved by how far the estimate lies from the middle of the resamples and by the
 * acceleration. Null where every resample lies to one side of the estimate, or the correction breaks down.
 */
export function bcaEnds(
  estimate: number,
  drawn: Float64Array,
  leftOut: Float64Array,
  confidence: number,
): [number | null, number | null] {
  const below = drawn.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0);
  const bias = normalQuantile(below / drawn.length);
  if (!Number.isFinite(bias)) return [null, null];
  const acceleration = accelerationOf(leftOut);
  const end = (p: number): number | null => {
    const moved = bias + normalQuantile(p);
    const stretch = 1 - acceleration * moved;
    return stretch > 0 ? quantileOfSorted(drawn, normalCdf(bias + moved / stretch)) : null;
  };
  return [end((1 - confidence) / 2), end((1 + confidence) / 2)];
}
