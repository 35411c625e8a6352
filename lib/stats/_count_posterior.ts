import { gammaln } from "simple-statistics";
import { dispersion } from "./dispersion.ts";

/** Steps of the dispersion above Poisson. */
const steps = 11;
/** Weekly incident counts hardly pass this; where counts do, three times what they show is looked at. */
const usualTop = 14;
/**
 * Counts more even than chance are rarely true, but Poisson counts look so as often as bursty. An interval that
 * never believes them is too wide under Poisson: it covers up to 98 % instead of 95 %.
 */
const evenDispersions = [0.5, 0.6, 0.72, 0.85];
const evenWeight = 2;
const points = 121;

/** Counts up to here are told by products, which are fast; what lies beyond by gamma functions. */
const products = 64;

interface Counted {
  readonly n: number;
  readonly total: number;
  /** Pearson's index of dispersion. */
  readonly observed: number;
  /** How many counts pass each of 0, 1, 2 and so on. */
  readonly passing: readonly number[];
  /** Counts above `products`, and how often each occurs. */
  readonly large: readonly [count: number, times: number][];
}

function tally(counts: readonly number[]): [number, number][] {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times];
}

function summarise(counts: readonly number[]): Counted {
  const largest = counts.reduce((most, count) => Math.max(most, count), 0);
  return {
    n: counts.length,
    total: counts.reduce((sum, count) => sum + count, 0),
    observed: dispersion(counts),
    passing: Array.from(
      { length: Math.min(largest, products) },
      (_, at) => counts.reduce((sum, count) => sum + (count > at ? 1 : 0), 0),
    ),
    large: tally(counts.filter((count) => count > products)),
  };
}

/** Poisson log-likelihood of counts with this mean, up to a constant. */
function poissonLogLikelihood({ n, total }: Counted, mean: number): number {
  return total * Math.log(mean) - n * mean;
}

/** Log-likelihood of counts with this mean and variance spread × mean, spread above 1, up to the same constant. */
function burstyLogLikelihood({ n, total, passing, large }: Counted, mean: number, spread: number): number {
  const shape = mean / (spread - 1);
  let sum = total * Math.log1p(-1 / spread) - n * shape * Math.log(spread);
  // gamma(shape + count) / gamma(shape) is the product of shape + 0 to shape + count - 1.
  for (let at = 0; at < passing.length; at++) sum += (passing[at] as number) * Math.log(shape + at);
  const reached = large.length > 0 ? gammaln(shape + products) : 0;
  for (const [count, times] of large) sum += times * (gammaln(shape + count) - reached);
  return sum;
}

/**
 * Quasi-likelihood of counts more even than Poisson, whose law nobody knows: Poisson's, sharpened around its
 * peak, times what Pearson's statistic, spread × chi-squared with n - 1 degrees of freedom, says about the spread.
 */
function evenLogLikelihood(counts: Counted, mean: number, spread: number): number {
  const { n, total, observed } = counts;
  const peak = total === 0 ? 0 : poissonLogLikelihood(counts, total / n);
  const sharpened = peak + (poissonLogLikelihood(counts, mean) - peak) / spread;
  return sharpened - (n - 1) / 2 * (Math.log(spread) + observed / spread - observed);
}

/** Dispersions above 1, in even steps of the logarithm. */
function burstyDispersions(observed: number): number[] {
  const [bottom, top] = [1.12, Math.max(usualTop, 3 * observed)];
  return Array.from({ length: steps }, (_, step) => bottom * (top / bottom) ** (step / (steps - 1)));
}

/** Logarithms of the grid's middle and half-width: five standard errors at a dispersion that could well hide. */
function spanOf({ n, total, observed }: Counted): [centre: number, reach: number] {
  if (total === 0) return [Math.log(0.1 / n), 8];
  const hidden = Math.min(
    Math.max(usualTop, observed),
    Math.max(1, observed) * (1 + 3 * Math.sqrt(2 / (n - 1))),
  );
  return [Math.log(total / n), 5 * Math.min(1, Math.sqrt(hidden / total))];
}

/**
 * What the counts say about their mean when nobody knows the dispersion: cumulative probability over a grid
 * of means.
 */
export class MeanPosterior {
  readonly #means: Float64Array;
  readonly #cumulative: Float64Array;

  /** @param counts at least two, or nothing but zeros. */
  constructor(counts: readonly number[]) {
    const counted = summarise(counts);
    const bursty = burstyDispersions(counted.observed);
    const [centre, reach] = spanOf(counted);
    this.#means = Float64Array.from(
      { length: points },
      (_, at) => Math.exp(centre + reach * (2 * at / (points - 1) - 1)),
    );
    // The root of the mean is Jeffreys' prior of a Poisson mean on this grid, whose steps are even in the
    // logarithm.
    const logs = Array.from(this.#means, (mean) => {
      const spread = bursty.map((spread) => burstyLogLikelihood(counted, mean, spread));
      const even = evenDispersions.map((spread) =>
        evenLogLikelihood(counted, mean, spread) + Math.log(evenWeight)
      );
      return [poissonLogLikelihood(counted, mean), ...spread, ...even].map((log) =>
        log + 0.5 * Math.log(mean)
      );
    });
    const largest = Math.max(...logs.flat());
    const weights = logs.map((row) => row.reduce((sum, log) => sum + Math.exp(log - largest), 0));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let below = 0;
    // Half of a point's own weight lies below it.
    this.#cumulative = Float64Array.from(weights, (weight) => (below += weight / whole) - weight / whole / 2);
  }

  /** Mean below which the given probability lies. */
  quantile(p: number): number {
    const above = Math.max(1, this.#cumulative.findIndex((cumulative) => cumulative >= p));
    const [low, high] = [this.#cumulative[above - 1] as number, this.#cumulative[above] as number];
    const [from, to] = [this.#means[above - 1] as number, this.#means[above] as number];
    return from * (to / from) ** Math.min(1, Math.max(0, (p - low) / (high - low)));
  }
}
